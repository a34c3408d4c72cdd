import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const page = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url));
const images = new URL('../../../docs/images/', import.meta.url);

const opening = `# Benchmarks

Every section is written by the script that its first line names, after a run on one machine; nothing here is typed by hand. Figures of different machines
cannot be compared. The ratios within a section can: what is compared ran in the same minutes, in turns, on the same server with the same durability.
`;

/** Puts a section into docs/benchmarks.md, in place of the one it wrote before. */
export function writeSection(name: string, markdown: string): void {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const section = `${begin}\n\n${markdown.trim()}\n\n${end}\n`;
  const text = existsSync(page) ? readFileSync(page, 'utf8') : opening;
  const at = text.indexOf(begin);
  if (at < 0) {
    writeFileSync(page, `${text}\n${section}`);
    return;
  }
  const after = text.indexOf(end, at) + end.length + 1;
  writeFileSync(page, text.slice(0, at) + section + text.slice(after));
}

/** @returns the path by which docs/benchmarks.md names the image. */
export function writeImage(name: string, svg: string): string {
  mkdirSync(images, { recursive: true });
  writeFileSync(new URL(`${name}.svg`, images), svg);
  return `images/${name}.svg`;
}

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A small house in a temporary folder: files by path, one package per folder of `rooms`, and vendor packages that
 * export nothing. Rules about imports can so be tried on wrong code without keeping wrong code.
 */
export function buildHouse(rooms: readonly string[], vendors: readonly string[], files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'visaguard-house-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  };
  for (const room of rooms) {
    const name = room.slice(room.lastIndexOf('/') + 1);
    write(`${room}/package.json`, JSON.stringify({ name: `@visaguard/${name}`, exports: { '.': './src/index.ts' } }));
    write(`${room}/src/index.ts`, 'export {};\n');
    mkdirSync(join(root, 'node_modules/@visaguard'), { recursive: true });
    symlinkSync(join(root, room), join(root, 'node_modules/@visaguard', name));
  }
  for (const vendor of vendors) {
    write(`node_modules/${vendor}/package.json`, JSON.stringify({ name: vendor, main: 'index.js' }));
    write(`node_modules/${vendor}/index.js`, '');
  }
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

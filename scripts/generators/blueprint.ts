import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repositoryRoot } from '../bootstrap.mjs';
import { type Names, namesOf } from './names.ts';

/** What a generator writes: each file's path, and the template under `templates/` that it is made from. */
export type Blueprint = {
  readonly files: Readonly<Record<string, string>>;
  /** Replaces `__word__` in the templates. */
  readonly words: Readonly<Record<string, string>>;
  /** What is left to do by hand, one sentence each. */
  readonly next: readonly string[];
  /** What to run: it fails until the work is done. */
  readonly test: string;
};

const templates = fileURLToPath(new URL('templates', import.meta.url));

/** The words that every template may use. */
export function wordsOf(names: Names): Record<string, string> {
  const { kebab, camel, pascal, snake, words } = names;
  return { kebab, camel, Pascal: pascal, snake, words };
}

/** The name given on the command line. Ends the process with a sentence when it is missing or of another form. */
export function nameArgument(value: string | undefined, usage: string): Names {
  const names = value === undefined ? undefined : namesOf(value);
  return names ?? fail(`Usage: ${usage}\nNames are words joined by hyphens, for example create-cohort.`);
}

/** Writes every file, or none when one of them exists. */
export function build({ files, words, next, test }: Blueprint): void {
  const present = Object.keys(files).filter((path) => existsSync(join(repositoryRoot, path)));
  if (present.length > 0) fail(`Nothing was written: ${present.join(', ')} exists already.`);
  for (const [path, template] of Object.entries(files)) {
    const file = join(repositoryRoot, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, filled(template, words));
    console.log(`written  ${path}`);
  }
  // Where a line breaks depends on the length of the name.
  const biome = join(repositoryRoot, 'node_modules/@biomejs/biome/bin/biome');
  const written = Object.keys(files).filter((path) => path.endsWith('.ts'));
  spawnSync(process.execPath, [biome, 'format', '--write', ...written], { cwd: repositoryRoot });
  console.log(`\nTo do:\n${next.map((step, at) => `${at + 1}. ${step}`).join('\n')}`);
  console.log(`\nUntil then this fails, and says what to fill in:\n  npm test -- ${test}`);
}

export function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function filled(template: string, words: Readonly<Record<string, string>>): string {
  const text = readFileSync(join(templates, template), 'utf8');
  return text.replaceAll(/__(\w+?)__/g, (_token, word: string) => words[word] ?? fail(`${template} uses __${word}__`));
}

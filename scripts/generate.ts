import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from './bootstrap.mjs';
import { generatedFiles } from './generated-files.ts';

/** `npm run generate` writes every generated file; `--check` only compares, and fails naming what is not current. */
const check = process.argv.includes('--check');
const stale: string[] = [];
for (const { path, generate } of generatedFiles) {
  const wanted = await generate();
  const present = await readFile(join(repositoryRoot, path), 'utf8').catch(() => '');
  if (wanted === present) continue;
  stale.push(path);
  if (!check) await writeFile(join(repositoryRoot, path), wanted);
}

for (const path of stale) console.log(check ? `${path} is not current` : `${path} written`);
if (check && stale.length > 0) console.log('Run `npm run generate` and commit the result.');
process.exitCode = check && stale.length > 0 ? 1 : 0;

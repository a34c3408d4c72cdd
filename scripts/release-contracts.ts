import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from './bootstrap.mjs';
import { generatedFiles, releasedPath } from './generated-files.ts';

/**
 * `npm run release:contracts`, once per release: from now on clients rely on these forms, and what breaks them turns a
 * test red. Its change shows in review.
 */
for (const { path, generate } of generatedFiles) {
  const released = join(repositoryRoot, releasedPath(path));
  await mkdir(dirname(released), { recursive: true });
  await writeFile(released, await generate());
  console.log(`${releasedPath(path)} written`);
}

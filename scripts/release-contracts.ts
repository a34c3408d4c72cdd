import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from './bootstrap.mjs';
import { generatedFiles, releasedPath } from './generated-files.ts';
import { manifestPath } from './golden/golden-files.ts';

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
// The fixtures that the manifest names are in stores of that release.
const releasedManifest = join(repositoryRoot, releasedPath(manifestPath));
await mkdir(dirname(releasedManifest), { recursive: true });
await copyFile(join(repositoryRoot, manifestPath), releasedManifest);
console.log(`${releasedPath(manifestPath)} written`);

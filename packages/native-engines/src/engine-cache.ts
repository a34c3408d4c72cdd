import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { enginesFolder } from './config.ts';

/** What a version of an engine is got by. `note` says what is happening, since it may take minutes. */
export type EngineRecipe = {
  readonly name: string;
  readonly version: string;
  readonly note: string;
  /** Puts the engine's files into the folder, which is there and empty. */
  readonly install: (folder: string) => Promise<void>;
};

export function isInstalled(recipe: EngineRecipe): boolean {
  return existsSync(folderOf(recipe));
}

/**
 * The folder that holds the engine, got on the first call. It stands there whole or not at all, whatever cuts the
 * getting off.
 */
export async function installedEngine(recipe: EngineRecipe, say: (line: string) => void): Promise<string> {
  const folder = folderOf(recipe);
  if (existsSync(folder)) return folder;
  await mkdir(enginesFolder(), { recursive: true });
  const staging = await mkdtemp(join(enginesFolder(), `${recipe.name}.making-`));
  try {
    say(recipe.note);
    await recipe.install(staging);
    await rename(staging, folder).catch((error: unknown) => {
      // Another process has got it meanwhile.
      if (!existsSync(folder)) throw error;
    });
    return folder;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

function folderOf({ name, version }: EngineRecipe): string {
  return join(enginesFolder(), `${name}-${version}`);
}

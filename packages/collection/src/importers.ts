import type { Platform } from '@visaguard/domain';
import { facebookImporter } from './facebook/importer.ts';
import type { Importer } from './importer.ts';
import { instagramImporter } from './instagram/importer.ts';
import { linkedinImporter } from './linkedin/importer.ts';
import { tiktokImporter } from './tiktok/importer.ts';
import { xImporter } from './x/importer.ts';

/** Every archive format this version reads. A new one is added here and in a folder of its own. */
export const importers: readonly Importer[] = [
  instagramImporter,
  xImporter,
  facebookImporter,
  linkedinImporter,
  tiktokImporter,
];

export function importerOf(platform: Platform): Importer | null {
  return importers.find((importer) => importer.platform === platform) ?? null;
}

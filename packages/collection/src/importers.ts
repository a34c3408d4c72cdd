import type { Platform } from '@visaguard/domain';
import { facebookImporter } from './facebook/importer.ts';
import type { Importer } from './importer.ts';
import { instagramImporter } from './instagram/importer.ts';
import { linkedinImporter } from './linkedin/importer.ts';
import { xImporter } from './x/importer.ts';

/** Every archive format this version reads. A new one is added here and in a folder of its own. */
export const importers: readonly Importer[] = [instagramImporter, xImporter, facebookImporter, linkedinImporter];

export function importerOf(platform: Platform): Importer | null {
  return importers.find((importer) => importer.platform === platform) ?? null;
}

/** Exports that are recognised so that they can be named, but not read by this version. */
export const foreignExports: readonly { readonly platform: Platform; readonly path: RegExp }[] = [
  { platform: 'tiktok', path: /(?:^|\/)user_data(?:_tiktok)?\.json$/i },
];

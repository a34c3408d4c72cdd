import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** One font file; for a variable font the named instance that is drawn. */
export type Face = { readonly name: string; readonly path: string; readonly instance?: string };

const require = createRequire(import.meta.url);

/** Latin, Greek, Cyrillic, Vietnamese, Devanagari. */
export const textFace: Face = {
  name: 'text',
  path: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
};
export const boldFace: Face = {
  name: 'bold',
  path: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
};

const arabicFace: Face = { name: 'arabic', path: besideDist('@embedpdf/fonts-arabic', 'NotoNaskhArabic-Regular.ttf') };
const hebrewFace: Face = { name: 'hebrew', path: besideDist('@embedpdf/fonts-hebrew', 'NotoSansHebrew-Regular.ttf') };
const emojiFace: Face = {
  name: 'emoji',
  path: require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
};

/** Asked in this order for a character that the text face lacks; after them the slices below. */
export const fallbackFaces: readonly Face[] = [arabicFace, hebrewFace, emojiFace];

/** A large script cut into many small files, each with the code points that it claims (as CSS `unicode-range`). */
export type SlicedFace = {
  readonly name: string;
  readonly ranges: Readonly<Record<string, string>>;
  face(slice: string): Face;
};

export const slicedFaces: readonly SlicedFace[] = [
  {
    name: 'chinese',
    ranges: require('@fontsource-variable/noto-sans-sc/unicode.json'),
    face: (slice) => ({
      name: `chinese-${slice}`,
      path: require.resolve(`@fontsource-variable/noto-sans-sc/files/noto-sans-sc-${slice}-wght-normal.woff2`),
      instance: 'Regular',
    }),
  },
  {
    name: 'korean',
    ranges: require('@fontsource-variable/noto-sans-kr/unicode.json'),
    face: (slice) => ({
      name: `korean-${slice}`,
      path: require.resolve(`@fontsource-variable/noto-sans-kr/files/noto-sans-kr-${slice}-wght-normal.woff2`),
      instance: 'Regular',
    }),
  },
];

/** These packages open only `dist` by name; their fonts lie in the folder beside it. */
function besideDist(packageName: string, file: string): string {
  return join(dirname(require.resolve(packageName)), '..', 'fonts', file);
}

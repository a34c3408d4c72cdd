import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** One font, with the width of an outline in em that is drawn besides where its strokes are too thin to read. */
export type Face = { readonly name: string; readonly content: () => Buffer; readonly outlineEm?: number };

const require = createRequire(import.meta.url);

/** Latin, Greek, Cyrillic, Vietnamese, Devanagari. */
export const textFace = fileFace(
  'text',
  require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
);
export const boldFace = fileFace('bold', require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'));

/** Asked in this order for a character that the text face lacks. */
export const fallbackFaces: readonly Face[] = [
  fileFace('arabic', besideDist('@embedpdf/fonts-arabic', 'NotoNaskhArabic-Regular.ttf')),
  fileFace('hebrew', besideDist('@embedpdf/fonts-hebrew', 'NotoSansHebrew-Regular.ttf')),
  fileFace('emoji', require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf')),
];

/** A large script cut into many small compressed files, each with the code points it claims (CSS `unicode-range`). */
export type SlicedFont = {
  readonly name: string;
  readonly ranges: Readonly<Record<string, string>>;
  path(slice: string): string;
};

/** Asked after the faces above: Chinese with Japanese kana, then Korean. */
export const slicedFonts: readonly SlicedFont[] = [
  {
    name: 'chinese',
    ranges: require('@fontsource-variable/noto-sans-sc/unicode.json'),
    path: (slice) => require.resolve(`@fontsource-variable/noto-sans-sc/files/noto-sans-sc-${slice}-wght-normal.woff2`),
  },
  {
    name: 'korean',
    ranges: require('@fontsource-variable/noto-sans-kr/unicode.json'),
    path: (slice) => require.resolve(`@fontsource-variable/noto-sans-kr/files/noto-sans-kr-${slice}-wght-normal.woff2`),
  },
];

function fileFace(name: string, path: string): Face {
  let content: Buffer | undefined;
  return { name, content: () => (content ??= readFileSync(path)) };
}

/** These packages open only `dist` by name; their fonts lie in the folder beside it. */
function besideDist(packageName: string, file: string): string {
  return join(dirname(require.resolve(packageName)), '..', 'fonts', file);
}

import { maskForAnalysis } from '../masking/mask-for-analysis.ts';

/** A text as a model is shown it, and for each of its UTF-16 units where that stands in the original. */
export type ShownText = { readonly text: string; readonly placeOf: readonly number[] };

/** What draws nothing or turns what is drawn around: control, zero-width, direction and tag characters, annotations. */
const neverShown = /[^\P{Cc}\t\n\r]|\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/u;

/**
 * Names, handles and addresses are masked once more (rule R9), so that no caller can forget it; characters that a reader
 * would not see are left out (rule R28). Halves of characters become U+FFFD, which JSON can carry.
 */
export function showText(original: string): ShownText {
  const masked = maskForAnalysis(original.toWellFormed()).text;
  const placeOf: number[] = [];
  let text = '';
  let at = 0;
  for (const character of masked) {
    if (!neverShown.test(character)) {
      text += character;
      for (let unit = 0; unit < character.length; unit += 1) placeOf.push(at + unit);
    }
    at += character.length;
  }
  return { text, placeOf };
}

/** @returns the span of the original that a span of the shown text, which is not empty, stands for. */
export function spanOfOriginal({ placeOf }: ShownText, shown: { readonly start: number; readonly end: number }) {
  return { start: placeOf[shown.start] ?? 0, end: (placeOf[shown.end - 1] ?? 0) + 1 };
}

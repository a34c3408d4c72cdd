import { isInvisible } from './fold-characters.ts';

/** A folded text; for each of its units, where the character it came from starts and ends in the source. */
export type FoldedText = {
  readonly text: string;
  readonly startOf: readonly number[];
  readonly endOf: readonly number[];
};

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
};
const entityOrCharacter = /&(?:amp|lt|gt|quot|apos|nbsp|#39);|[\s\S]\p{Mn}*/gu;

/**
 * Evens out what copying changes and meaning does not: compatibility forms (NFKC), runs of white space, quotation
 * marks, dashes, HTML entities, invisible characters. Case stays.
 */
export function foldWithMap(source: string): FoldedText {
  const pieces: string[] = [];
  let afterSpace = false;
  const startOf: number[] = [];
  const endOf: number[] = [];
  for (const match of source.matchAll(entityOrCharacter)) {
    const piece = foldPiece(match[0]);
    const end = match.index + match[0].length;
    if (piece === '') continue;
    if (piece === ' ' && afterSpace) {
      endOf[endOf.length - 1] = end;
      continue;
    }
    afterSpace = piece === ' ';
    pieces.push(piece);
    for (let unit = 0; unit < piece.length; unit++) {
      startOf.push(match.index);
      endOf.push(end);
    }
  }
  return { text: pieces.join(''), startOf, endOf };
}

function foldPiece(piece: string): string {
  const plain = entities[piece] ?? piece;
  if (isInvisible(plain)) return '';
  const folded = plain.normalize('NFKC');
  if (/^\s+$/u.test(folded)) return ' ';
  return folded
    .replace(/[“”„‟«»″]/gu, '"')
    .replace(/[‘’‚‛′`´]/gu, "'")
    .replace(/[‐‑‒–—―−]/gu, '-');
}

import type { Face } from '../fonts/faces.ts';
import { mirrored, type Paragraph, type Piece, type Span, type Style, toParagraphs } from './pieces.ts';

/** Width of a text in points, in a face at the size of the paragraph. */
export type Measure = (text: string, face: Face) => number;

/** What one drawing call writes: `x` in points from the left end of the line. */
export type Fragment = {
  readonly text: string;
  readonly face: Face;
  readonly style: Style;
  readonly x: number;
  readonly width: number;
};

/** Fragments in the order of the page, left to right. */
export type Line = { readonly fragments: readonly Fragment[]; readonly width: number; readonly rightToLeft: boolean };

type Measured = Piece & { readonly width: number };

/** Breaks spans into lines of at most `width` points. Time grows with the length of the text and nothing else. */
export function layOutLines(spans: readonly Span[], width: number, measure: Measure): Line[] {
  return toParagraphs(spans).flatMap((paragraph) => paragraphLines(paragraph, width, measure));
}

function paragraphLines({ pieces, rightToLeft }: Paragraph, width: number, measure: Measure): Line[] {
  const lines: Measured[][] = [];
  let line: Measured[] = [];
  let lineWidth = 0;
  const endLine = () => {
    lines.push(line);
    line = [];
    lineWidth = 0;
  };
  for (const word of unbreakable(pieces, width, measure)) {
    const wordWidth = word.reduce((sum, piece) => sum + piece.width, 0);
    if (lineWidth > 0 && lineWidth + wordWidth > width) endLine();
    if (line.length === 0 && lines.length > 0 && word.every(({ space }) => space)) continue;
    line.push(...word);
    lineWidth += wordWidth;
  }
  endLine();
  return lines.map((content) => placed(content, rightToLeft));
}

/** Groups of pieces between which a line may end; a group wider than the line is cut between characters. */
function* unbreakable(pieces: readonly Piece[], width: number, measure: Measure): Iterable<Measured[]> {
  let group: Measured[] = [];
  let groupWidth = 0;
  for (const piece of pieces) {
    const measured = { ...piece, width: measure(piece.text, piece.face) };
    if (piece.space) {
      if (group.length > 0) yield group;
      yield [measured];
      group = [];
      groupWidth = 0;
      continue;
    }
    for (const part of measured.width > width ? cut(measured, width, measure) : [measured]) {
      if (groupWidth > 0 && groupWidth + part.width > width) {
        yield group;
        group = [];
        groupWidth = 0;
      }
      group.push(part);
      groupWidth += part.width;
      if (!part.breakAfter) continue;
      yield group;
      group = [];
      groupWidth = 0;
    }
  }
  if (group.length > 0) yield group;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function* cut(piece: Measured, width: number, measure: Measure): Iterable<Measured> {
  let text = '';
  let textWidth = 0;
  for (const { segment } of graphemes.segment(piece.text)) {
    const segmentWidth = measure(segment, piece.face);
    if (text !== '' && textWidth + segmentWidth > width) {
      yield { ...piece, text, width: textWidth, breakAfter: true };
      text = '';
      textWidth = 0;
    }
    text += segment;
    textWidth += segmentWidth;
  }
  if (text !== '') yield { ...piece, text, width: textWidth };
}

function placed(content: readonly Measured[], rightToLeft: boolean): Line {
  let end = content.length;
  while (end > 0 && content[end - 1]?.space) end--;
  const visual = inVisualOrder(content.slice(0, end));
  const fragments: Fragment[] = [];
  let x = 0;
  let joinable = false;
  for (const { text, face, style, level, width } of visual) {
    const last = fragments.at(-1);
    const forward = level % 2 === 0;
    if (last && joinable && forward && last.face === face && last.style === style) {
      fragments[fragments.length - 1] = { ...last, text: last.text + text, width: last.width + width };
    } else fragments.push({ text: forward ? text : mirrored(text), face, style, x, width });
    joinable = forward;
    x += width;
  }
  return { fragments, width: x, rightToLeft };
}

/** Rule L2 of the bidirectional algorithm: from the highest level down to the lowest odd one, turn each sequence. */
function inVisualOrder(pieces: readonly Measured[]): Measured[] {
  const order = [...pieces];
  const levels = order.map(({ level }) => level);
  const highest = Math.max(0, ...levels);
  if (highest === 0) return order;
  for (let level = highest; level >= 1; level--) {
    let start = 0;
    while (start < order.length) {
      if ((order[start]?.level ?? 0) < level) {
        start++;
        continue;
      }
      let end = start;
      while (end < order.length && (order[end]?.level ?? 0) >= level) end++;
      order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = end;
    }
  }
  return order;
}

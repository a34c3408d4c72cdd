import { createRequire } from 'node:module';
import type bidiFactory from 'bidi-js';
import { faceForAll } from '../fonts/face-for.ts';
import { boldFace, type Face, textFace } from '../fonts/faces.ts';
import { drawnCodePoints } from './visible-text.ts';

export type Style = { readonly bold?: boolean; readonly color?: string; readonly marked?: boolean };
export type Span = Style & { readonly text: string };

/** The smallest unit of layout: one style, one face, one direction, no line break inside unless it is too wide. */
export type Piece = {
  readonly text: string;
  readonly style: Style;
  readonly face: Face;
  /** Embedding level of the bidirectional algorithm: odd reads right to left. */
  readonly level: number;
  /** A line may end after it. */
  readonly breakAfter: boolean;
  readonly space: boolean;
};

export type Paragraph = { readonly pieces: readonly Piece[]; readonly rightToLeft: boolean };

// The package is CommonJS whose export is the function itself, while its types speak of a default export.
const createBidi: typeof bidiFactory.default = createRequire(import.meta.url)('bidi-js');
const bidi = createBidi();
export const rightToLeftLetters = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const ideograph = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF60]/u;
const latinOnly = /^[\x20-\x7E\u00A0-\u024F\u0370-\u03FF\u0400-\u04FF\u2010-\u2027\u2039\u203A]*$/;
const words = / +|[^ ]+/g;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts spans at line ends, and each line into pieces in the order in which they are read. */
export function toParagraphs(spans: readonly Span[]): Paragraph[] {
  const text = spans.map((span) => span.text).join('');
  const styleEnds = spans.map(() => 0);
  let end = 0;
  spans.forEach((span, at) => {
    end += span.text.length;
    styleEnds[at] = end;
  });
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    paragraphs.push(paragraphOf(line, (offset) => spans[styleAt(styleEnds, start + offset)] ?? {}));
    start += line.length + 1;
  }
  return paragraphs;
}

function styleAt(ends: readonly number[], offset: number): number {
  const at = ends.findIndex((end) => offset < end);
  return at === -1 ? ends.length - 1 : at;
}

function paragraphOf(line: string, styleOf: (offset: number) => Style): Paragraph {
  const embedding = rightToLeftLetters.test(line) ? bidi.getEmbeddingLevels(line, 'auto') : null;
  const levelOf = (offset: number) => embedding?.levels[offset] ?? 0;
  const pieces: Piece[] = [];
  for (const { 0: word, index } of line.matchAll(words)) {
    if (word.startsWith(' ')) {
      const style = styleOf(index);
      pieces.push({
        text: word,
        style,
        face: faceOf(textFace, style),
        level: levelOf(index),
        breakAfter: true,
        space: true,
      });
    } else pieces.push(...wordPieces({ word, start: index, styleOf, levelOf }));
  }
  return { pieces, rightToLeft: (embedding?.paragraphs[0]?.level ?? 0) % 2 === 1 };
}

type Word = {
  readonly word: string;
  readonly start: number;
  readonly styleOf: (offset: number) => Style;
  readonly levelOf: (offset: number) => number;
};

function wordPieces({ word, start, styleOf, levelOf }: Word): Piece[] {
  const simple = latinOnly.test(word);
  const whole = styleOf(start);
  if (simple && styleOf(start + word.length - 1) === whole && levelOf(start) % 2 === 0 && !/[-/?&]./.test(word)) {
    return [
      {
        text: word,
        style: whole,
        face: faceOf(textFace, whole),
        level: levelOf(start),
        breakAfter: false,
        space: false,
      },
    ];
  }
  const pieces: Piece[] = [];
  for (const { cluster, index } of simple ? latinClusters(word) : clustersOf(word)) {
    const style = styleOf(start + index);
    const face = faceOf(simple ? textFace : (faceForAll(drawnCodePoints(cluster)) ?? textFace), style);
    const level = levelOf(start + index);
    const breakAfter = ideograph.test(cluster) || /[-/?&]$/.test(cluster);
    const last = pieces.at(-1);
    if (last && !last.breakAfter && last.style === style && last.face === face && last.level === level) {
      pieces[pieces.length - 1] = { ...last, text: last.text + cluster, breakAfter };
    } else pieces.push({ text: cluster, style, face, level, breakAfter, space: false });
  }
  return pieces;
}

/** A character at a time is enough where no character changes its neighbour's look. */
function* latinClusters(word: string): Iterable<{ cluster: string; index: number }> {
  for (let index = 0; index < word.length; index++) yield { cluster: word[index] ?? '', index };
}

function* clustersOf(word: string): Iterable<{ cluster: string; index: number }> {
  for (const { segment, index } of graphemes.segment(word)) yield { cluster: segment, index };
}

function faceOf(face: Face, style: Style): Face {
  return face === textFace && style.bold ? boldFace : face;
}

/** What is drawn for a piece that reads right to left: brackets turned, and order turned where the face does not. */
export function mirrored(text: string): string {
  const turned = [...text].map((character) => bidi.getMirroredCharacter(character) ?? character);
  return rightToLeftLetters.test(text) ? turned.join('') : turned.reverse().join('');
}

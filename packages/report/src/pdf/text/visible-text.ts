import { faceForAll, faceForCodePoint } from '../fonts/face-for.ts';

/** Text that can be drawn as it stands, and whether that differs from what was written. */
export type VisibleText = { readonly text: string; readonly replaced: boolean };

// Nothing to see and nothing to shape: soft hyphen, zero-width space, word joiner, byte order mark, direction marks.
const unseen = /[\u00AD\u200B\u200E\u200F\u061C\u2060\uFEFF]/g;
// These would turn the reading direction of what stands beside them.
const directionOverrides = /[\u202A-\u202E\u2066-\u2069]/g;
const control = /[\p{Cc}\u2028\u2029]/u;
const plain = /^[\n\x20-\x7E\u00A0-\u017F\u2010-\u2027\u20AC]*$/;
const shapesOnly = /[\p{Default_Ignorable_Code_Point}]/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Makes each character drawable: control characters, direction overrides, halves of surrogate pairs and characters
 * that no face has become their code point, as in `‹U+202E›`. Nothing is lost in silence but what has no look.
 */
export function visibleText(written: string): VisibleText {
  const lines = written.replace(/\r\n?/g, '\n').replace(/\t/g, '    ');
  if (plain.test(lines)) return { text: lines, replaced: false };
  const cleaned = lines.replace(unseen, '').replace(directionOverrides, codePointMark);
  let text = '';
  for (const { segment } of graphemes.segment(cleaned)) text += plain.test(segment) ? segment : drawable(segment);
  return { text, replaced: text !== lines };
}

/** For example `‹U+1F9FF›`. */
function codePointMark(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `‹U+${hex.padStart(4, '0')}›`;
}

function drawable(cluster: string): string {
  if (faceForAll(drawnCodePoints(cluster)) !== null && !hasUndrawable(cluster)) return cluster;
  return [...cluster].map(drawableCharacter).join('');
}

/** Ornamental letters (as in “𝕸𝖆𝖙𝖍”) that no face has are drawn as the plain letters they stand for. */
function drawableCharacter(character: string): string {
  if (canDraw(character)) return character;
  const simple = character.normalize('NFKC');
  return simple !== character && [...simple].every(canDraw) ? simple : codePointMark(character);
}

function canDraw(character: string): boolean {
  if (hasUndrawable(character)) return character === '\n';
  return shapesOnly.test(character) ? !isTag(character) : faceForCodePoint(character.codePointAt(0) ?? 0) !== null;
}

function hasUndrawable(cluster: string): boolean {
  return control.test(cluster) || /\p{Cs}/u.test(cluster) || [...cluster].some(isTag);
}

/** Tag characters hide whole sentences inside a text that looks harmless, so they are shown. */
function isTag(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return codePoint >= 0xe0000 && codePoint <= 0xe007f;
}

/** The code points that need a glyph; joiners and variation selectors only steer the others. */
export function drawnCodePoints(cluster: string): number[] {
  return [...cluster]
    .filter((character) => !shapesOnly.test(character))
    .map((character) => character.codePointAt(0) ?? 0);
}

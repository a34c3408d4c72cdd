import type { Json } from '@visaguard/kernel';
import { isObject } from '../json/json-access.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
// Deeper than any item of a real export; what lies below stays as it is and is not looked at.
const depthMax = 24;

/**
 * Meta writes each UTF-8 byte of a text as a character of its own ("Ã©" for "é"). Texts that do not look like
 * that, or do not decode, are left alone: an export that has been mended before stays whole.
 */
export function mendMetaText(text: string): string {
  let high = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0xff) return text;
    if (code > 0x7f) high = true;
  }
  if (!high) return text;
  try {
    return utf8.decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}

/** Mends all texts of a value, keys included: labels are keys in several layouts. */
export function mendMetaJson(value: Json, depth = 0): Json {
  if (typeof value === 'string') return mendMetaText(value);
  if (depth >= depthMax) return value;
  if (Array.isArray(value)) return value.map((element: Json) => mendMetaJson(element, depth + 1));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([key, held]) => [mendMetaText(key), mendMetaJson(held, depth + 1)]);
  return Object.fromEntries(members) as Json;
}

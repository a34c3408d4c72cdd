import type { Json } from '@visaguard/kernel';
import { entriesOf, textOf } from '../json/json-access.ts';

/** A member by its name without case: `Date` in one year is `date` in another. */
export function fieldOf(item: Json, name: string): Json | undefined {
  const wanted = name.toLowerCase();
  return entriesOf(item).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

/** A text field; null where it is missing or the platform writes that there is none. */
export function wordsOf(item: Json, name: string): string | null {
  const text = textOf(fieldOf(item, name))?.trim() ?? '';
  return /^(?:|n\/a|none|null)$/i.test(text) ? null : text;
}

/** `2026-01-02 10:00:00`, in UTC, as Unix milliseconds; null for anything else. */
export function parseTiktokDate(text: string | null): number | null {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?(?: ?UTC|Z)?$/.exec(text ?? '') ?? [];
  const writtenAtMs = Date.parse(`${day}T${time}Z`);
  return Number.isNaN(writtenAtMs) ? null : writtenAtMs;
}

/** `2025-06-01T10:00:00.000Z` as Unix milliseconds; null for anything else: a guess at a date is worse than none. */
export function isoMs(text: string | null | undefined): number | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

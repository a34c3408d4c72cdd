/** Meta writes seconds, here and there milliseconds. */
export function unixMs(timestamp: number | null): number | null {
  if (timestamp === null || timestamp <= 0) return timestamp === null ? null : timestamp * 1000;
  return timestamp > 100_000_000_000 ? timestamp : timestamp * 1000;
}

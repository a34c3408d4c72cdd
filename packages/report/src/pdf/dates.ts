const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-08-02T…` as `2 Aug 2026`: from the text alone, so that no time zone has a say. */
export function dayWords(instant: string): string {
  const [year, month, day] = instant.slice(0, 10).split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? '?'} ${year}`;
}

/** `2 Aug 2026, 14:05 UTC`. */
export function timeWords(instant: string): string {
  return `${dayWords(instant)}, ${instant.slice(11, 16)} UTC`;
}

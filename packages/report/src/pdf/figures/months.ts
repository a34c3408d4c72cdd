/** The months from the one that holds `from` to the one that holds `to`, `YYYY-MM`; at most ten years. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  let year = Number(from.slice(0, 4));
  let month = Number(from.slice(5, 7));
  const last = to.slice(0, 7);
  while (months.length < 121) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > last) break;
    months.push(name);
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year++;
  }
  return months;
}

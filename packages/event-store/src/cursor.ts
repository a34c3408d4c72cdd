/** A place in the reading order of all events: after the event with this transaction id and position. */
export type Cursor = { xid: string; position: string };

/** Before the first event. */
export const startCursor: Cursor = { xid: '0', position: '0' };

/** Negative if `a` comes before `b`, 0 if they are the same place, positive if it comes after. */
export function compareCursors(a: Cursor, b: Cursor): number {
  return compareNumbers(a.xid, b.xid) || compareNumbers(a.position, b.position);
}

function compareNumbers(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

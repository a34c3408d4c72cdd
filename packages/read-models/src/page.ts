/** One page of a list, newest first. `startingAfter` is the id of the last row of the page before. */
export type PageRequest = { readonly limit: number; readonly startingAfter: string | null };

export type Page<Row> = { readonly rows: readonly Row[]; readonly hasMore: boolean };

/** Queries ask for one row more than the page holds; whether it came says if there are more. */
export function pageOf<Row>(rows: readonly Row[], limit: number): Page<Row> {
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}

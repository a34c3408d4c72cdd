import { z } from 'zod';

/** The rows of a run, sorted by what they are before a platform's own reader sees them. */
export type SortedRows = {
  /** With their place in the dataset. */
  readonly items: readonly { readonly row: unknown; readonly at: number }[];
  /** What rows in the place of items say went wrong, as the actor names it. */
  readonly errors: readonly string[];
  /** Rows that actors hand out where the plan is too small: never anybody's posts (rule R30). */
  readonly demoCount: number;
};

/** What a row that is no item is known by; asked for of every actor. */
export const errorFields = ['demo', 'noResults', 'error', 'errorCode'] as const;

const marks = z.looseObject({
  demo: z.literal(true).optional().catch(undefined),
  noResults: z.literal(true).optional().catch(undefined),
  error: z.unknown().optional(),
  errorCode: z.unknown().optional(),
});

/** A run that ended well may hold nothing but rows that say why it got nothing. */
export function sortRows(rows: readonly unknown[]): SortedRows {
  const items: { row: unknown; at: number }[] = [];
  const errors: string[] = [];
  let demoCount = 0;
  for (const [at, row] of rows.entries()) {
    const { data } = marks.safeParse(row);
    const error = data ? errorOf(data) : null;
    if (data?.demo) demoCount += 1;
    else if (error !== null) errors.push(error);
    else items.push({ row, at });
  }
  return { items, errors, demoCount };
}

function errorOf({ noResults, error, errorCode }: z.infer<typeof marks>): string | null {
  if (noResults) return 'no_results';
  if (typeof errorCode === 'string') return errorCode.toLowerCase();
  if (typeof error === 'string') return error.toLowerCase();
  return error === undefined || error === null || error === false ? null : 'unnamed_error';
}

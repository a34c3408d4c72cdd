import type { Day } from '@visaguard/kernel';
import type { RequesterType } from '../vocabulary.ts';

/** From the mildest to the strictest. */
export const gateOutcomes = ['allow', 'self_only', 'forbid'] as const;
export type GateOutcome = (typeof gateOutcomes)[number];

export type GateCell = {
  readonly outcome: GateOutcome;
  /** No wording that asks this kind of requester's applicants to share, and no share to it: vouchers only. */
  readonly noShareWith: readonly RequesterType[];
};

/** What holds for one group of places, and why. */
export type GateRow = {
  readonly id: string;
  /** Countries and subdivisions; a subdivision's own row goes before its country's. */
  readonly places: readonly string[] | 'any_other_country';
  /** Codes that exist in test mode only. */
  readonly testOnly: boolean;
  readonly university: GateCell;
  readonly agency: GateCell;
  readonly applicant: GateCell;
  readonly basis: string;
  /** Who reviewed the row, and when; null until somebody has. */
  readonly reviewer: string | null;
  readonly reviewedOn: Day | null;
};

/** A published table never changes: another answer is another version. */
export type GateTable = { readonly version: string; readonly rows: readonly GateRow[] };

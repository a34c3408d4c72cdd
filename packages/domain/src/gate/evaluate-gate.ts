import type { RequesterType } from '../vocabulary.ts';
import { findRows, type GateMode, type PlaceProblem } from './find-rows.ts';
import { gate1 } from './gate-1.ts';
import { type GateOutcome, type GateRow, type GateTable, gateOutcomes } from './gate-table.ts';

/** A unit without a place of its own (null or left out) stands where its tenant stands. */
export type RequesterPlaces = { readonly tenant: string | null; readonly unit?: string | null };

/** Places are ISO 3166-1 alpha-2 or ISO 3166-2 codes: `DE`, `US-CA`. */
export type GateInput = {
  /** Null: nobody requests, the applicant acts alone. */
  readonly requesterType: RequesterType | null;
  readonly requesterPlaces: RequesterPlaces;
  /** Place of residence. */
  readonly applicantPlace: string | null;
  readonly mode: GateMode;
  /** The institution for which an agency acts; its own row applies as well. */
  readonly actingFor?: { readonly requesterType: RequesterType; readonly place: string | null } | null;
};

/** Why the answer is stricter than the cells of one row each would be. */
export type GateReason =
  | 'no_requester'
  | 'public_authority'
  | `${'requester' | 'acting_for' | 'applicant'}_${PlaceProblem}`;

/** The answer, to be stored with whatever was decided on it. */
export type GateAnswer = {
  readonly outcome: GateOutcome;
  /** Vouchers only: no wording that asks to share, no share to this requester. Always true with `forbid`. */
  readonly noShare: boolean;
  /** Version of the table. */
  readonly version: string;
  /** Ids of the rows that were read, in the order of the table. */
  readonly rows: readonly string[];
  /** What stays open to the applicant where a request does not: `self` with `self_only`. */
  readonly alternative: 'self' | null;
  readonly basis: readonly string[];
  readonly reasons: readonly GateReason[];
};

/** One cell to be read: whose place, and which column. */
type Claim = {
  readonly party: 'requester' | 'acting_for' | 'applicant';
  readonly place: string | null;
  readonly column: RequesterType | 'applicant';
};

type Reading = {
  readonly outcome: GateOutcome;
  readonly rows: readonly GateRow[];
  readonly noShareWith: readonly RequesterType[];
  readonly reasons: readonly GateReason[];
};

/**
 * Rule R4. Whether the law of every place involved lets this requester ask (`allow`), leaves the applicant's own
 * initiative only (`self_only`), or neither (`forbid`). The strictest cell holds; whatever is missing, unknown or not
 * in the table forbids; a public authority is always refused. A country whose law differs from place to place must
 * come with its subdivision: without one, the strictest of all its rows holds.
 */
export function evaluateGate(input: GateInput, table: GateTable = gate1): GateAnswer {
  const readings = claimsOf(input).map((claim) => readCell(claim, input.mode, table));
  if (input.requesterType === null) readings.push(noRequester);
  const outcome = strictest(readings.map((reading) => reading.outcome));
  const read = new Set(readings.flatMap(({ rows }) => rows));
  const rows = table.rows.filter((row) => read.has(row));
  const requesters = [input.requesterType, input.actingFor?.requesterType];
  const barred = readings.flatMap(({ noShareWith }) => noShareWith);
  return {
    outcome,
    noShare: outcome === 'forbid' || barred.some((type) => requesters.includes(type)),
    version: table.version,
    rows: rows.map(({ id }) => id),
    alternative: outcome === 'self_only' ? 'self' : null,
    basis: rows.map(({ basis }) => basis),
    reasons: [...new Set(readings.flatMap(({ reasons }) => reasons))],
  };
}

function claimsOf({ requesterType, requesterPlaces, actingFor, applicantPlace }: GateInput): readonly Claim[] {
  const claims: Claim[] = [{ party: 'applicant', place: applicantPlace, column: 'applicant' }];
  if (requesterType !== null) {
    const { tenant, unit = null } = requesterPlaces;
    claims.push({ party: 'requester', place: tenant, column: requesterType });
    if (unit !== null) claims.push({ party: 'requester', place: unit, column: requesterType });
  }
  if (actingFor) claims.push({ party: 'acting_for', place: actingFor.place, column: actingFor.requesterType });
  return claims;
}

function readCell({ party, place, column }: Claim, mode: GateMode, table: GateTable): Reading {
  if (column === 'public_authority') return publicAuthority;
  const { rows, problem } = findRows(place, mode, table);
  const cells = rows.map((row) => row[column]);
  return {
    outcome: strictest(cells.map(({ outcome }) => outcome)),
    rows,
    noShareWith: cells.flatMap(({ noShareWith }) => noShareWith),
    reasons: problem === null ? [] : [`${party}_${problem}`],
  };
}

const noRequester: Reading = { outcome: 'self_only', rows: [], noShareWith: [], reasons: ['no_requester'] };
const publicAuthority: Reading = { outcome: 'forbid', rows: [], noShareWith: [], reasons: ['public_authority'] };

/** Default forbid: nothing found is the strictest answer of all. */
function strictest(outcomes: readonly GateOutcome[]): GateOutcome {
  if (outcomes.length === 0) return 'forbid';
  return gateOutcomes[Math.max(...outcomes.map((outcome) => gateOutcomes.indexOf(outcome)))] ?? 'forbid';
}

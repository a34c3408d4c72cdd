import type { Instant } from '@visaguard/kernel';
import type { Certainty, ProposalOrigin, Severity } from '../vocabulary.ts';
import { monthsBetween } from '../window/months-between.ts';
import type { FindingStanding, ScorableFinding } from './score-input.ts';

/** The published numbers of rule `score-1`. A change to any of them is a new version. */
export const severityWeights: Readonly<Record<Severity, number>> = { low: 10, medium: 25, high: 60, critical: 100 };
export const certaintyPercents: Readonly<Record<Certainty, number>> = { certain: 100, probable: 75 };
export const originPercents: Readonly<Record<ProposalOrigin, number>> = {
  round_one_agreement: 80,
  adjudicated: 60,
  built_in_alone: 40,
};
/** By whole months from the post to the as-of date: below `monthsBelow` it counts `percent`. */
export const recencySteps = [
  { monthsBelow: 12, percent: 100 },
  { monthsBelow: 24, percent: 80 },
  { monthsBelow: 36, percent: 60 },
  { monthsBelow: 60, percent: 40 },
  { monthsBelow: 84, percent: 20 },
] as const;

/** The factors of one finding: weight 10 to 100, two percentages, age in months, and the points 0 to 100 they give. */
export type FindingPoints = {
  readonly weight: number;
  readonly confidencePercent: number;
  readonly recencyPercent: number;
  readonly ageMonths: number;
  readonly points: number;
};

/** Points of one finding: weight x confidence x recency, rounded half up, in integers only. */
export function findingPoints(
  finding: Pick<ScorableFinding, 'severity' | 'standing' | 'postedAt'>,
  asOf: Instant,
): FindingPoints {
  const weight = severityWeights[finding.severity];
  const confidencePercent = confidenceOf(finding.standing);
  const ageMonths = monthsBetween(finding.postedAt, asOf);
  const recencyPercent = recencyOf(ageMonths);
  const points = Math.floor((weight * confidencePercent * recencyPercent + 5000) / 10_000);
  return { weight, confidencePercent, recencyPercent, ageMonths, points };
}

/**
 * The one way in which numbers are put together: the largest counts in full, a tenth of the sum of the others up to
 * 15, never more than 100. Unlike a mean it cannot be thinned out by harmless posts. Empty: 0.
 */
export function combine(scores: readonly number[]): number {
  if (scores.length === 0) return 0;
  const largest = Math.max(...scores);
  const others = scores.reduce((sum, score) => sum + score, 0) - largest;
  return Math.min(100, largest + Math.min(15, Math.floor(others / 10)));
}

function confidenceOf(standing: FindingStanding): number {
  return standing.kind === 'confirmed' ? certaintyPercents[standing.certainty] : originPercents[standing.origin];
}

/** Beyond seven years nothing counts: such posts are dropped at collection (rule R8). */
function recencyOf(ageMonths: number): number {
  return recencySteps.find(({ monthsBelow }) => ageMonths < monthsBelow)?.percent ?? 0;
}

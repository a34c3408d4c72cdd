import { categories, type Severity, severities, severityRank } from '@visaguard/domain';
import { type Found, foundFor } from '../judgement.ts';
import { truthOf } from '../labelled-post.ts';
import type { Pair } from './confusion.ts';
import { type Estimate, wilson } from './intervals.ts';

/** Of the findings of one level, how many are true. */
export type Level = { readonly name: string; readonly findings: number; readonly right: Estimate | null };

export type Bin = {
  readonly from: number;
  readonly to: number;
  readonly findings: number;
  readonly meanScore: number;
  readonly right: Estimate | null;
};

export type Calibration = {
  readonly bySeverity: readonly Level[];
  /** How votes came to it: for panels. */
  readonly byOutcome: readonly Level[];
  /** Where the judge gives scores; what it did not find has none, so this tells of findings only. */
  readonly reliability: { readonly bins: readonly Bin[]; readonly ece: number } | null;
  /** Of findings in a category that is true: how the severity stands to the label's. */
  readonly severity: SeverityMatch;
};

export type SeverityMatch = {
  readonly compared: number;
  readonly exact: Estimate | null;
  readonly withinOne: Estimate | null;
  /** Rows: the label; columns: what was said; both in rising order. */
  readonly matrix: readonly (readonly number[])[];
};

type Weighed = { readonly found: Found; readonly isTrue: boolean; readonly label: Severity | null };

export function calibration(pairs: readonly Pair[]): Calibration {
  const weighed = pairs.flatMap(weigh);
  const levels = (names: readonly string[], nameOf: (found: Found) => string | null) =>
    names.map((name) =>
      level(
        name,
        weighed.filter(({ found }) => nameOf(found) === name),
      ),
    );
  const outcomes = [...new Set(weighed.flatMap(({ found }) => found.outcome ?? []))].sort();
  return {
    bySeverity: levels(severities, ({ severity }) => severity),
    byOutcome: levels(outcomes, ({ outcome }) => outcome),
    reliability: reliability(weighed),
    severity: severityMatch(weighed),
  };
}

/** One per category that was found and of which the labels tell, at its gravest. */
function weigh({ post, judgement }: Pair): Weighed[] {
  return categories.flatMap((category) => {
    const [found] = [...foundFor(judgement, category)].sort(
      (a, b) => severityRank(b.severity) - severityRank(a.severity),
    );
    const isTrue = truthOf(post, post.truth.kind === 'hateful' ? 'hateful' : category);
    if (!found || isTrue === null) return [];
    const labels = post.truth.kind === 'categories' ? post.truth.labels : [];
    return [{ found, isTrue, label: labels.find((label) => label.category === category)?.severity ?? null }];
  });
}

function level(name: string, weighed: readonly Weighed[]): Level {
  return {
    name,
    findings: weighed.length,
    right: wilson(weighed.filter(({ isTrue }) => isTrue).length, weighed.length),
  };
}

const binCount = 10;

function reliability(weighed: readonly Weighed[]): Calibration['reliability'] {
  const scored = weighed.flatMap(({ found, isTrue }) => (found.score === null ? [] : [{ score: found.score, isTrue }]));
  if (scored.length === 0) return null;
  const binned = Map.groupBy(scored, ({ score }) => Math.min(binCount - 1, Math.floor(score * binCount)));
  const bins = [...binned]
    .sort(([a], [b]) => a - b)
    .map(([nth, members]): Bin => {
      const meanScore = members.reduce((sum, { score }) => sum + score, 0) / members.length;
      const right = wilson(members.filter(({ isTrue }) => isTrue).length, members.length);
      return { from: nth / binCount, to: (nth + 1) / binCount, findings: members.length, meanScore, right };
    });
  const gaps = bins.map(({ findings, meanScore, right }) => findings * Math.abs(meanScore - (right?.value ?? 0)));
  return { bins, ece: gaps.reduce((sum, gap) => sum + gap, 0) / scored.length };
}

function severityMatch(weighed: readonly Weighed[]): SeverityMatch {
  const matrix = severities.map(() => severities.map(() => 0));
  let [exact, near, compared] = [0, 0, 0];
  for (const { found, label } of weighed) {
    if (label === null) continue;
    const [truth, said] = [severityRank(label), severityRank(found.severity)];
    const row = matrix[truth];
    if (row) row[said] = (row[said] ?? 0) + 1;
    compared += 1;
    if (truth === said) exact += 1;
    if (Math.abs(truth - said) <= 1) near += 1;
  }
  return { compared, exact: wilson(exact, compared), withinOne: wilson(near, compared), matrix };
}

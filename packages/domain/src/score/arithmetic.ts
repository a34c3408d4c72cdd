import { combine, type FindingPoints } from './points.ts';
import type { ScorableFinding } from './score-input.ts';
import type { Sum } from './score-report.ts';

/** For example `medium 25 x certain 100 % x 17 months 80 % = 20`. */
export function explainFinding(finding: ScorableFinding, points: FindingPoints): string {
  const { standing } = finding;
  const confidence = standing.kind === 'confirmed' ? standing.certainty : `${standing.origin}, not reviewed,`;
  return [
    `${finding.severity} ${points.weight}`,
    `${confidence} ${points.confidencePercent} %`,
    `${points.ageMonths} ${points.ageMonths === 1 ? 'month' : 'months'} ${points.recencyPercent} % = ${points.points}`,
  ].join(' x ');
}

/** Combines numbers and says how: `24 + min(15, floor((21 + 0) / 10)) = 26`. */
export function explainSum(scores: readonly number[]): Sum {
  const parts = scores.toSorted((a, b) => b - a);
  const score = combine(parts);
  const [largest = 0, ...others] = parts;
  if (others.length === 0) return { parts, score, text: `${score}` };
  const sum = others.length === 1 ? `${others[0]}` : `(${others.join(' + ')})`;
  const plain = `${largest} + min(15, floor(${sum} / 10))`;
  const capped = largest + Math.min(15, Math.floor(others.reduce((a, b) => a + b, 0) / 10)) > 100;
  return { parts, score, text: `${capped ? `min(100, ${plain})` : plain} = ${score}` };
}

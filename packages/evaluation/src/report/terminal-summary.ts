import type { JudgeReport, SetReport } from '../evaluate.ts';
import type { Estimate } from '../measures/intervals.ts';
import { taskName } from './words.ts';

/** Of more judges the categories stand on the page: a terminal shows a short table. */
const judgesWithCategoriesMax = 2;

const head = ['assessed', 'precision', 'recall', 'F1', 'harmless'];

/** A short table per set, for a terminal. `harmless`: recall of harmless posts. */
export function terminalSummary(sets: readonly SetReport[]): string {
  return sets.map(setLines).join('\n');
}

function setLines({ name, posts, mainTask, judges }: SetReport): string {
  const isShort = judges.length > judgesWithCategoriesMax;
  const rows = judges.flatMap((judge) =>
    judge.byTask.filter(({ task }) => !isShort || task === mainTask).map((each) => row(judge, each)),
  );
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  const lines = [['', head] as const, ...rows].map(([label, cells]) =>
    [`  ${label}`.padEnd(width), ...cells.map((cell) => cell.padStart(9))].join(' '),
  );
  return `${[`${name}: ${posts.toLocaleString('en')} posts`, ...lines, ...spreads({ judges, mainTask })].join('\n')}\n`;
}

function row({ name }: JudgeReport, { task, scores }: JudgeReport['byTask'][number]): readonly [string, string[]] {
  const { assessed, precision, recall, f1, recallOfHarmless } = scores;
  return [`${name}: ${taskName(task)}`, [String(assessed), ...[precision, recall, f1, recallOfHarmless].map(shown)]];
}

function spreads({ judges, mainTask }: Pick<SetReport, 'judges' | 'mainTask'>): string[] {
  return judges.flatMap(({ name, byGroup: { falsePositiveSpread } }) => {
    if (falsePositiveSpread === null) return [];
    return [
      `  ${name}: false positives differ by ${falsePositiveSpread.toFixed(1)} points between groups (${taskName(mainTask)})`,
    ];
  });
}

function shown(estimate: Estimate | null): string {
  return estimate ? estimate.value.toFixed(3) : '-';
}

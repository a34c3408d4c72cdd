import type { SetReport } from '../evaluate.ts';
import type { Estimate } from '../measures/intervals.ts';
import { taskName } from './words.ts';

const shown = (estimate: Estimate | null) => (estimate ? estimate.value.toFixed(3) : '-').padStart(9);

/** A short table per set, for a terminal. */
export function terminalSummary(sets: readonly SetReport[]): string {
  return sets.map(setLines).join('\n');
}

function setLines({ name, posts, mainTask, judges }: SetReport): string {
  const head = `${name}: ${posts.toLocaleString('en')} posts\n`;
  const columns = ['', 'assessed', 'precision', 'recall', 'F1', 'harmless'].map((column, at) =>
    at === 0 ? column.padEnd(44) : column.padStart(9),
  );
  const lines = judges.flatMap(({ name: judge, byTask, byGroup }) => {
    const rows = byTask.map(({ task, scores: { assessed, precision, recall, f1, recallOfHarmless } }) =>
      [
        `  ${judge}: ${taskName(task)}`.padEnd(44),
        String(assessed).padStart(9),
        ...[precision, recall, f1, recallOfHarmless].map(shown),
      ].join(' '),
    );
    const spread = byGroup.falsePositiveSpread;
    const told = `  ${judge}: false positives differ by ${spread?.toFixed(1)} points between groups (${taskName(mainTask)})`;
    return spread === null ? rows : [...rows, told];
  });
  return `${head}${columns.join(' ')}\n${lines.join('\n')}\n`;
}

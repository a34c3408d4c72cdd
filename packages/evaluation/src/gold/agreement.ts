import { readFileSync } from 'node:fs';
import { type Category, categories, severityRank } from '@visaguard/domain';
import { type CategoryLabel, categoriesOf, type Task } from '../labelled-post.ts';
import { cohensKappa } from '../measures/kappa.ts';

export type Agreement = {
  readonly task: Task;
  /** Posts that both labelled so, and that only one did. */
  readonly both: number;
  readonly onlyOne: number;
  readonly kappa: number | null;
  /** Of none, low, medium, high, critical, weighted by the square of the distance; for single categories. */
  readonly severityKappa: number | null;
};

type Labels = ReadonlyMap<string, readonly CategoryLabel[]>;

/** How far the two labellers of the gold set agree, who saw neither each other's labels nor what the writer meant. */
export function labellerAgreement(): Agreement[] {
  const [one, other] = [readLabels('labels-a'), readLabels('labels-b')];
  return (['any', ...categories] as const).map((task) => {
    const pairs = [...one].map(([id, labels]): [number, number] => [has(labels, task), has(other.get(id) ?? [], task)]);
    return {
      task,
      both: pairs.filter(([a, b]) => a + b === 2).length,
      onlyOne: pairs.filter(([a, b]) => a + b === 1).length,
      kappa: cohensKappa(pairs),
      severityKappa: task === 'any' ? null : severityKappa(one, other, task),
    };
  });
}

function has(labels: readonly CategoryLabel[], task: Task): number {
  return Number(labels.some(({ category }) => categoriesOf(task).includes(category)));
}

function severityKappa(one: Labels, other: Labels, category: Category): number | null {
  const step = (labels: readonly CategoryLabel[] = []) => {
    const severity = labels.find((label) => label.category === category)?.severity;
    return severity ? severityRank(severity) + 1 : 0;
  };
  return cohensKappa(
    [...one].map(([id, labels]) => [step(labels), step(other.get(id))]),
    true,
  );
}

function readLabels(name: string): Labels {
  const lines = readFileSync(new URL(`../../gold/${name}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): { id: string; labels: CategoryLabel[] } => JSON.parse(line));
  return new Map(lines.map(({ id, labels }) => [id, labels]));
}

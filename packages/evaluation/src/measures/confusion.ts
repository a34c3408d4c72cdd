import { type Judgement, saidOf } from '../judgement.ts';
import { type LabelledPost, type Task, truthOf } from '../labelled-post.ts';
import { bootstrap, type Estimate, wilson } from './intervals.ts';

/** A post and what was said of it. */
export type Pair = { readonly post: LabelledPost; readonly judgement: Judgement };

/** Posts that are (`positives`) and are not; `truePositives` and so on of those that were assessed. */
export type Confusion = {
  readonly posts: number;
  readonly assessed: number;
  readonly positives: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
};

export type Scores = Confusion & {
  readonly precision: Estimate | null;
  readonly recall: Estimate | null;
  /** Recall of the harmless: the share of posts without the finding that were left alone. */
  readonly recallOfHarmless: Estimate | null;
  readonly f1: Estimate | null;
};

const empty = { posts: 0, assessed: 0, positives: 0 };
const none = { ...empty, truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 };

/** Counts the posts of which the labels tell. What was not assessed is neither right nor wrong (rule R17). */
export function confusion(pairs: readonly Pair[], task: Task): Confusion {
  const counts = { ...none };
  for (const { post, judgement } of pairs) {
    const truth = truthOf(post, task);
    if (truth === null) continue;
    counts.posts += 1;
    if (truth) counts.positives += 1;
    const said = saidOf(judgement, task);
    if (said === null) continue;
    counts.assessed += 1;
    if (truth) counts[said ? 'truePositives' : 'falseNegatives'] += 1;
    else counts[said ? 'falsePositives' : 'trueNegatives'] += 1;
  }
  return counts;
}

/** F1 has an interval by bootstrap over templates, or over posts that have none. */
export function scores(pairs: readonly Pair[], task: Task): Scores {
  const counts = confusion(pairs, task);
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = counts;
  return {
    ...counts,
    precision: wilson(truePositives, truePositives + falsePositives),
    recall: wilson(truePositives, truePositives + falseNegatives),
    recallOfHarmless: wilson(trueNegatives, trueNegatives + falsePositives),
    f1: bootstrap(clustersOf(pairs, task), f1Of),
  };
}

type Counts = Pick<Confusion, 'truePositives' | 'falsePositives' | 'falseNegatives'>;

function clustersOf(pairs: readonly Pair[], task: Task): Counts[] {
  const clusters = Map.groupBy(pairs, ({ post }) => (post.template === null ? post : templateKey(post)));
  return [...clusters.values()].map((members) => confusion(members, task));
}

/** Numbers of templates count anew in each language. */
function templateKey({ language, functionality, template }: LabelledPost): string {
  return JSON.stringify([language, functionality, template]);
}

function f1Of(clusters: readonly Counts[]): number {
  let [hits, errors] = [0, 0];
  for (const { truePositives, falsePositives, falseNegatives } of clusters) {
    hits += truePositives;
    errors += falsePositives + falseNegatives;
  }
  return hits + errors === 0 ? Number.NaN : (2 * hits) / (2 * hits + errors);
}

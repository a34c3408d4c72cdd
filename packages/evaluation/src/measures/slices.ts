import { type Task, truthOf } from '../labelled-post.ts';
import { confusion, type Pair, type Scores, scores } from './confusion.ts';
import { type Estimate, wilson } from './intervals.ts';

export type Slice = { readonly name: string; readonly scores: Scores };

export type ShareRight = {
  readonly name: string;
  readonly posts: number;
  readonly assessed: number;
  /** Null where the posts of the slice are partly one and partly the other. */
  readonly positive: boolean | null;
  readonly right: Estimate | null;
};

/** What happens to one group of people, beside the others. */
export type GroupRates = {
  readonly name: string;
  readonly harmless: number;
  readonly falsePositives: Estimate | null;
  readonly positives: number;
  readonly recall: Estimate | null;
};

export type Groups = {
  readonly groups: readonly GroupRates[];
  /** Percentage points between the groups with the most and the fewest false positives; null with fewer than two. */
  readonly falsePositiveSpread: number | null;
  readonly recallSpread: number | null;
};

/** A rate of fewer posts says nothing of a group; it is shown and does not count for the spread. */
export const groupPostsMin = 20;

type Key = 'language' | 'functionality' | 'group';

function slicesOf(pairs: readonly Pair[], task: Task, key: Key): [string, Pair[]][] {
  const known = pairs.filter(({ post }) => post[key] !== null && truthOf(post, task) !== null);
  const slices = Map.groupBy(known, ({ post }) => post[key] ?? '');
  return [...slices].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function byLanguage(pairs: readonly Pair[], task: Task): Slice[] {
  return slicesOf(pairs, task, 'language').map(([name, members]) => ({ name, scores: scores(members, task) }));
}

export function byFunctionality(pairs: readonly Pair[], task: Task): ShareRight[] {
  return slicesOf(pairs, task, 'functionality').map(([name, members]) => {
    const { posts, assessed, positives, truePositives, trueNegatives } = confusion(members, task);
    const positive = positives === posts ? true : positives === 0 ? false : null;
    return { name, posts, assessed, positive, right: wilson(truePositives + trueNegatives, assessed) };
  });
}

export function byGroup(pairs: readonly Pair[], task: Task): Groups {
  const groups = slicesOf(pairs, task, 'group').map(([name, members]): GroupRates => {
    const counts = confusion(members, task);
    const { truePositives, falsePositives, trueNegatives, falseNegatives } = counts;
    const [harmless, positives] = [falsePositives + trueNegatives, truePositives + falseNegatives];
    return {
      ...{ name, harmless, falsePositives: wilson(falsePositives, harmless) },
      ...{ positives, recall: wilson(truePositives, positives) },
    };
  });
  return {
    groups,
    falsePositiveSpread: spread(groups.map(({ harmless, falsePositives }) => [harmless, falsePositives])),
    recallSpread: spread(groups.map(({ positives, recall }) => [positives, recall])),
  };
}

function spread(rates: readonly (readonly [number, Estimate | null])[]): number | null {
  const values = rates.flatMap(([posts, rate]) => (rate && posts >= groupPostsMin ? [rate.value] : []));
  return values.length < 2 ? null : 100 * (Math.max(...values) - Math.min(...values));
}

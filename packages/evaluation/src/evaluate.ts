import type { Judged } from './judgement.ts';
import { type LabelledPost, type LabelledSet, mainTask, type Task, tasks, truthOf } from './labelled-post.ts';
import { type Calibration, calibration } from './measures/calibration.ts';
import { type Comparison, compareJudges } from './measures/compare.ts';
import { type Pair, type Scores, scores } from './measures/confusion.ts';
import { byFunctionality, byGroup, byLanguage, type Groups, type ShareRight, type Slice } from './measures/slices.ts';

export type JudgeReport = {
  readonly name: string;
  readonly version: string;
  /** Why posts were not assessed, and how many. */
  readonly notAssessed: Readonly<Record<string, number>>;
  /** One per question that the labels can answer. */
  readonly byTask: readonly { readonly task: Task; readonly scores: Scores }[];
  readonly byLanguage: readonly Slice[];
  readonly byFunctionality: readonly ShareRight[];
  readonly byGroup: Groups;
  readonly calibration: Calibration;
};

export type SetReport = {
  readonly name: string;
  readonly sha256: string;
  readonly posts: number;
  /** What `byLanguage`, `byFunctionality`, `byGroup` and the comparisons are about. */
  readonly mainTask: Task;
  readonly judges: readonly JudgeReport[];
  readonly comparisons: readonly Comparison[];
};

/** Measures every judge on one labelled set. Pure: the same labels and answers give the same report. */
export function evaluate({ name, sha256, posts }: LabelledSet, judges: readonly Judged[]): SetReport {
  const main = mainTask(posts);
  return {
    ...{ name, sha256, posts: posts.length, mainTask: main },
    judges: judges.map((judge) => reportOn(posts, judge, main)),
    comparisons: compareJudges(judges, main),
  };
}

function reportOn(posts: readonly LabelledPost[], { name, version, judgements }: Judged, main: Task): JudgeReport {
  const pairs = posts.flatMap((post, at): Pair[] => {
    const judgement = judgements[at];
    return judgement ? [{ post, judgement }] : [];
  });
  const known = tasks.filter((task) => posts.some((post) => truthOf(post, task) !== null));
  return {
    ...{ name, version, notAssessed: countReasons(judgements) },
    byTask: known.map((task) => ({ task, scores: scores(pairs, task) })),
    byLanguage: byLanguage(pairs, main),
    byFunctionality: byFunctionality(pairs, main),
    byGroup: byGroup(pairs, main),
    calibration: calibration(pairs),
  };
}

function countReasons(judgements: Judged['judgements']): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const judgement of judgements) {
    if (judgement.kind === 'judged') continue;
    counts[judgement.reason] = (counts[judgement.reason] ?? 0) + 1;
  }
  return counts;
}

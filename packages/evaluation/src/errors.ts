import { type Judged, saidOf } from './judgement.ts';
import { type LabelledSet, mainTask, truthOf } from './labelled-post.ts';

/** A post on which a judge errs, to be read by eye. */
export type JudgeError = {
  readonly set: string;
  readonly judge: string;
  readonly error: 'false_positive' | 'false_negative';
  readonly id: string;
  readonly language: string | null;
  readonly functionality: string | null;
  readonly group: string | null;
  readonly text: string;
  readonly found: readonly string[];
};

/** Every error on the main question of a set. */
export function errorsOf(set: LabelledSet, judge: Judged): JudgeError[] {
  const task = mainTask(set.posts);
  return set.posts.flatMap((post, at): JudgeError[] => {
    const judgement = judge.judgements[at];
    const truth = truthOf(post, task);
    const said = judgement ? saidOf(judgement, task) : null;
    if (truth === null || said === null || truth === said) return [];
    const { id, language, functionality, group, text } = post;
    const found = judgement?.kind === 'judged' ? judgement.found : [];
    return [
      {
        ...{ set: set.name, judge: judge.name, error: said ? 'false_positive' : 'false_negative' },
        ...{ id, language, functionality, group, text },
        found: found.map(({ category, severity }) => `${category} ${severity}`),
      },
    ];
  });
}

import type { Word } from '../text/word.ts';
import type { Mark } from './lexicon.ts';
import { vocabulary } from './vocabulary.ts';

const group = vocabulary.classId('group');
const person = vocabulary.classId('person');
const groupThey = vocabulary.classId('group_they');
const pronouns = new Set(['they', 'them']);
const pluralRival = /s$|^(?:people|men|children|kids)$/;

/**
 * "They" and "them" stand for a group that the same or a neighbouring sentence names, unless other people stand
 * nearer: in "I love Muslims. Bigots hurt them" it may be either, in "the bigots … they" it is not the group.
 */
export function markGroupPronouns(words: readonly Word[], marks: Mark[][]): void {
  const groupsAt = marks.flatMap((here, at) => (here.some((mark) => mark.classId === group) ? [at] : []));
  if (groupsAt.length === 0) return;
  words.forEach((word, at) => {
    if (!pronouns.has(word.form)) return;
    const near = groupsAt.filter((other) => Math.abs((words[other]?.sentence ?? 0) - word.sentence) <= 1);
    const closest = near.reduce<number | null>(
      (best, other) => (best === null || Math.abs(other - at) < Math.abs(best - at) ? other : best),
      null,
    );
    if (closest === null || hasRival(words, marks, closest, at)) return;
    marks[at]?.push({ classId: groupThey, length: 1 });
  });
}

function hasRival(words: readonly Word[], marks: readonly (readonly Mark[])[], from: number, to: number): boolean {
  const length = marks[from]?.find((mark) => mark.classId === group)?.length ?? 1;
  const first = from < to ? from + length : to + 1;
  for (let at = first; at < Math.max(from, to); at++) {
    const here = marks[at] ?? [];
    const isPerson = here.some((mark) => mark.classId === person) && !here.some((mark) => mark.classId === group);
    if (isPerson && pluralRival.test(words[at]?.form ?? '')) return true;
  }
  return false;
}

import type { Word } from '../text/word.ts';
import type { Mark } from './lexicon.ts';
import { vocabulary } from './vocabulary.ts';

const group = vocabulary.classId('group');
const person = vocabulary.classId('person');
const insult = vocabulary.classId('insult_noun');
const groupThey = vocabulary.classId('group_they');
const their = vocabulary.classId('their');
const theirKind = vocabulary.classId('their_kind');
const pronouns = new Set(['they', 'them']);
const pluralRival = /s$|^(?:people|men|children|kids)$/;
const between = new Set('all just only still a an but nothing common simply merely'.split(' '));
const wordsAfterYouAre = 4;

/**
 * "They" and "them" stand for a group that the same or a neighbouring sentence names, unless other people stand
 * nearer: in "I love Muslims. Bigots hurt them" it may be either, in "the bigots … they" it is not the group. "You"
 * stands for the group where the text speaks to it: "you women", "women like you", "you are just women".
 */
export function markGroupPronouns(words: readonly Word[], marks: Mark[][]): void {
  const groupsAt = marks.flatMap((here, at) => (here.some((mark) => mark.classId === group) ? [at] : []));
  if (groupsAt.length === 0) return;
  const isAddressed = groupsAt.some((at) => isSpokenTo(words, marks, at));
  words.forEach((word, at) => {
    const standsFor = standIn(word.form, marks[at] ?? [], isAddressed);
    if (!standsFor) return;
    const near = groupsAt.filter((other) => Math.abs((words[other]?.sentence ?? 0) - word.sentence) <= 1);
    const closest = near.reduce<number | null>(
      (best, other) => (best === null || Math.abs(other - at) < Math.abs(best - at) ? other : best),
      null,
    );
    if (closest === null || (pronouns.has(word.form) && hasRival(words, marks, closest, at))) return;
    marks[at]?.push(standsFor);
  });
}

function standIn(form: string, here: readonly Mark[], isAddressed: boolean): Mark | null {
  const kind = here.find((mark) => mark.classId === theirKind);
  if (kind) return { classId: groupThey, length: kind.length };
  if (pronouns.has(form) || (form === 'you' && isAddressed)) return { classId: groupThey, length: 1 };
  return form === 'their' || (form === 'your' && isAddressed) ? { classId: their, length: 1 } : null;
}

/** "You women", "women like you", "you are just women". */
function isSpokenTo(words: readonly Word[], marks: readonly (readonly Mark[])[], at: number): boolean {
  const form = (place: number): string => words[place]?.form ?? '';
  const length = lengthOfGroup(marks, at);
  if (form(at - 1) === 'you' || (form(at + length) === 'like' && form(at + length + 1) === 'you')) return true;
  for (let back = at - 1; back >= at - wordsAfterYouAre && words[back]?.sentence === words[at]?.sentence; back--) {
    if (form(back) === 'are' && form(back - 1) === 'you') return true;
    if (!between.has(form(back))) return false;
  }
  return false;
}

function lengthOfGroup(marks: readonly (readonly Mark[])[], at: number): number {
  return marks[at]?.find((mark) => mark.classId === group)?.length ?? 1;
}

function hasRival(words: readonly Word[], marks: readonly (readonly Mark[])[], from: number, to: number): boolean {
  const first = from < to ? from + lengthOfGroup(marks, from) : to + 1;
  for (let at = first; at < Math.max(from, to); at++) {
    const here = new Set((marks[at] ?? []).map((mark) => mark.classId));
    const isPerson = here.has(person) && !here.has(group) && !here.has(insult) && !here.has(groupThey);
    if (isPerson && pluralRival.test(words[at]?.form ?? '')) return true;
  }
  return false;
}

import { hasClass, sentenceAround } from '../patterns/annotated-text.ts';
import { vocabulary } from '../patterns/vocabulary.ts';
import { type Candidate, occurs } from './candidate.ts';

const group = vocabulary.classId('group');
const target = vocabulary.classId('target');
const hateVerb = vocabulary.classId('hate_verb');
const harm = vocabulary.classId('harm');
const expel = vocabulary.classId('expel');
const hatred = vocabulary.classId('hatred');
const victimFrame = vocabulary.classId('victim_frame');
const lessOf = vocabulary.classId('less_of');
const denials = new Set(['not', 'never', 'no', 'hardly']);
const negatorBeforeMax = 3;
const wordsBeforeMax = 5;
const own = new Set(
  'i we me us my our everyone everybody nobody myself am should must ought gotta please let'.split(' '),
);
const others = new Set(
  'he she they you who that him her them his your their whoever people person society someone somebody anyone party government why'.split(
    ' ',
  ),
);
/** "My uncle despises …": nobody speaks of himself so. */
const thirdPersonVerb = /^(?:hates|despises|detests|loathes|abhors|dislikes|resents)$/;
const pluralNoun = /[^s]s$/;
const toThem = new Set(['you', 'him', 'her', 'them', 'some', 'many']);

/** The hate is somebody else's: "they hate …", "your contempt for …", "people who despise …", "… is nothing to you". */
export function isFeltByOthers({ annotated, range }: Candidate): boolean {
  return isFeeling(annotated, range) || isWorthlessTo(annotated, range);
}

function isFeeling(annotated: Candidate['annotated'], range: Candidate['range']): boolean {
  const { words, marks } = annotated;
  const at = firstFeeling(annotated, range);
  if (at === null) return false;
  if (at === range.first && words[at - 1]?.form === 'the') return true;
  const clause = words[at]?.clause;
  for (let back = at - 1; back >= Math.max(0, at - wordsBeforeMax) && words[back]?.clause === clause; back--) {
    const form = words[back]?.form ?? '';
    if (back === at - 1 && thirdPersonVerb.test(words[at]?.form ?? '') && !own.has(form) && form !== 'who') return true;
    if (
      own.has(form) ||
      form === 'else' ||
      (form === 'who' && (words[back - 1]?.form === 'one' || words[back + 2]?.form === 'not'))
    )
      return false;
    const isOther = words[back]?.kind !== 'word' || marks[back]?.some((mark) => mark.classId === group);
    if (others.has(form) || isOther || (form.length > 3 && pluralNoun.test(form))) return true;
  }
  return false;
}

function isWorthlessTo({ words }: Candidate['annotated'], range: Candidate['range']): boolean {
  for (let at = range.end - 1; at < range.end + 2; at++) {
    if (words[at]?.form === 'to' && toThem.has(words[at + 1]?.form ?? '')) return true;
  }
  return false;
}

function firstFeeling(annotated: Candidate['annotated'], range: Candidate['range']): number | null {
  for (let at = range.first; at < Math.min(range.end, range.first + 3); at++) {
    if (hasClass(annotated, at, group)) return null;
    if (hasClass(annotated, at, hateVerb) || hasClass(annotated, at, hatred)) return at;
  }
  return null;
}

/** What is called bad is done to the group, or is those who do it: "violence against …", "people who mock …". */
export function isAboutVictims({ annotated, range }: Candidate): boolean {
  const { words, marks } = annotated;
  const at = words.findIndex((_word, place) => place >= range.first && hasClass(annotated, place, target));
  if (at < 0 || at >= range.end) return false;
  if (at === range.first && isDoneTo(annotated, at - 1)) return true;
  const sentence = words[at]?.sentence;
  for (let back = at - 1; back >= Math.max(0, at - wordsBeforeMax) && words[back]?.sentence === sentence; back--) {
    if (back + 1 < at && isRelative(words, back) && hasClass(annotated, back + 1, hateVerb)) return true;
    const frame = marks[back]?.find((mark) => mark.classId === victimFrame);
    if (frame && !/^(?:is|are|am|was|were|look|looks)$/.test(words[back + frame.length]?.form ?? '')) return true;
  }
  return false;
}

/** "… who hate", but not "the only one who hates": that is the author. */
function isRelative(words: Candidate['annotated']['words'], at: number): boolean {
  const form = words[at]?.form;
  return (form === 'who' || form === 'that') && words[at - 1]?.form !== 'one';
}

/** "Killing … is a crime": the bad thing is what is done to the group. */
function isDoneTo(annotated: Candidate['annotated'], at: number): boolean {
  if (!annotated.words[at]?.form.endsWith('ing')) return false;
  return [harm, expel].some((classId) => hasClass(annotated, at, classId));
}

/** A negator that affirms: "not any less …", "not only …". */
export function isAffirmation({ annotated, range }: Candidate): boolean {
  const { words } = annotated;
  for (let at = range.first; at < Math.min(range.end + 2, words.length); at++) {
    if (!hasClass(annotated, at, lessOf)) continue;
    if (words.slice(Math.max(0, at - negatorBeforeMax), at).some((word) => denials.has(word.form))) return true;
  }
  return false;
}

/** The sentence denies something, or has a kind word in it: hard words in it may be about anything. */
export function isMixed({ annotated, range }: Candidate): boolean {
  const sentence = sentenceAround(annotated, range);
  return occurs(annotated, sentence, 'negator') || occurs(annotated, sentence, 'kind_words');
}

/** The words stand in different clauses: "I hate this weather, said the …". */
export function isAcrossClauses({ annotated, range }: Candidate): boolean {
  return annotated.words[range.first]?.clause !== annotated.words[range.end - 1]?.clause;
}

/** "Banning … is disgusting", "Killing … is a crime": what is done to a group is spoken of, nobody is called to do it. */
export function isGerund({ annotated, range }: Candidate): boolean {
  const { words } = annotated;
  const first = words[range.first];
  return first?.form.endsWith('ing') === true && words[range.first - 1]?.sentence !== first.sentence;
}

import { hasClass, sentenceAround } from '../patterns/annotated-text.ts';
import { vocabulary } from '../patterns/vocabulary.ts';
import { type Candidate, countOf, occurs } from './candidate.ts';

const quotePattern =
  /“[^”]{3,}”|"[^"]{3,}"|«[^»]{3,}»|„[^“”]{3,}[“”]|(?<![\p{L}\p{N}])['‘][^'’\n](?:[^'’\n]|['’](?=\p{L}))+['’](?![\p{L}\p{N}])/gu;
const wordsOutsideMin = 2;
const speakerWordsBefore = 5;

/** The words stand in quotation marks and the text says something around them: they are cited, not said. */
export function isQuoted({ annotated, range }: Candidate): boolean {
  const { text, words } = annotated;
  const start = words[range.first]?.start ?? 0;
  const end = words[range.end - 1]?.end ?? 0;
  for (const match of text.matchAll(quotePattern)) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (start < from || end > to) continue;
    const inside = words.filter((word) => word.start >= from && word.end <= to).length;
    const isAsked = /^\s*[?!]/.test(text.slice(to)) && words.length > inside;
    const enough = (isAsked || words.length - inside >= wordsOutsideMin) && inside > 1;
    if (enough && countOf(annotated, 'self_assertion') === 0 && countOf(annotated, 'endorses') === 0) return true;
  }
  return false;
}

const says = vocabulary.classId('says');
const group = vocabulary.classId('group');
const otherSpeaker = vocabulary.classId('other_speaker');
/** What one hears is said by others, whoever hears it. */
const heard = new Set(['hear', 'heard', 'hearing']);
const ownVoice = new Set(['i', 'we', 'me']);
const speechWithoutSpeaker = /(?:ing|s)$/;

/** "He said that …", "posts like …", "stop calling her …": somebody else's words are told, not shared. */
export function isAttributed({ annotated, range }: Candidate): boolean {
  if (!annotated.present.has(says) || countOf(annotated, 'endorses') > 0) return false;
  if (countOf(annotated, 'dares_to_say') > 0) return false;
  const sentence = sentenceAround(annotated, range);
  for (let at = Math.min(range.end - 1, annotated.words.length) - 1; at >= sentence.first; at--) {
    if (hasClass(annotated, at, says) && !isOfGroup(annotated, at))
      return spokenByOther(annotated.words, annotated, at);
  }
  return false;
}

/** "Women who think that …": the group itself is told to speak, and what is said of it is the author's. */
function isOfGroup(annotated: Candidate['annotated'], at: number): boolean {
  const before = annotated.words[at - 1]?.form;
  return (before === 'who' || before === 'that') && hasClass(annotated, at - 2, group);
}

function endsGroup({ marks }: Candidate['annotated'], at: number): boolean {
  return [at - 1, at].some((start) =>
    marks[start]?.some((mark) => mark.classId === group && start + mark.length === at + 1),
  );
}

function spokenByOther(words: Candidate['annotated']['words'], annotated: Candidate['annotated'], at: number): boolean {
  if (heard.has(words[at]?.form ?? '')) return true;
  const sentence = words[at]?.sentence;
  for (let back = at - 1; back >= Math.max(0, at - speakerWordsBefore) && words[back]?.sentence === sentence; back--) {
    if (ownVoice.has(words[back]?.form ?? '')) return false;
    if (hasClass(annotated, back, otherSpeaker) && !endsGroup(annotated, back)) return true;
  }
  const form = words[at]?.form ?? '';
  return (
    speechWithoutSpeaker.test(form) ||
    occurs(annotated, { first: at - 2, end: at }, 'negator') ||
    /^(?:the|to|be|been|being|get|got|getting)$/.test(words[at - 1]?.form ?? '')
  );
}

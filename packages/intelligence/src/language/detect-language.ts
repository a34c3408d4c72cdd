import { eld } from 'eld/small';
import { withoutInvisible } from '../text/fold-characters.ts';
import { contactMask, personMask } from '../text/read-words.ts';
import { readRoles, type WordEvidence, weighWords } from './word-evidence.ts';

/**
 * Languages whose rules were measured and are good enough for silence to mean something. A post in any other is not
 * assessed; it is never "nothing found". Hindi and Arabic have rules too: what they find counts, and silence does not.
 */
const supportedLanguages: ReadonlySet<string> = new Set(['en', 'de', 'es', 'fr', 'pt', 'zh']);

const wordPattern = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const notLanguage = new RegExp(`[${personMask}${contactMask}]|@\\S+|\\bhttps?://\\S+`, 'gu');
/** Letters written apart ("k i l l") are evidence only as the word they are. */
const spelledOut = /(?<![\p{L}\p{M}'’])(?:\p{L} ){2,30}\p{L}(?![\p{L}\p{M}'’])/gu;
const latin = /^\p{Script=Latin}/u;

/** What each kind of word, and the letters as a whole, weigh for English. */
const weights = { english: 3, correct: 2, foreign: -3, unknown: -2 };
const lettersEnglish = 3;
/** Of one or two words letters tell little, of many a lot. */
const lettersOther = [0, -1, -1, -2, -2, -2, -3];
/** Small words that tell a language which the detector does not know, or takes for another. */
const smallWordsMin = 2;
const smallWordsShareMin = 0.25;
/** For a language whose silence counts: one that nobody here knows shares a word or two with it by chance. */
const supportedShareMin = 0.5;
/** So many words that nobody knows are another language, though nothing says which. */
const unknownWordsMin = 2;

/**
 * The language of a text as ISO 639-1; `und` where the text gives no evidence (no letters, or a word or two that the
 * detector is not sure of) or where no known language fits.
 */
export function detectLanguage(text: string): string {
  return judgeLanguage(text).language;
}

export type LanguageJudgement = { readonly language: string; readonly supported: boolean };

/**
 * `supported` says whether the rules can read the text. A short `und` ("ok!", emoji, a name) is: it holds nothing that
 * another language's rules would read otherwise. An `und` of two words that no list of ours
 * holds is not: it may be a language that the detector does not know.
 */
export function judgeLanguage(text: string): LanguageJudgement {
  const plain = withoutInvisible(text)
    .replace(notLanguage, ' ')
    .replace(spelledOut, (run) => run.replaceAll(' ', ''));
  const words = plain.match(wordPattern) ?? [];
  if (words.length === 0) return { language: 'und', supported: true };
  const detected = eld.detect(plain);
  const latinWords = words.filter((word) => latin.test(word));
  if (latinWords.length * 2 < words.length) return otherScript(detected.language, words.length);
  const evidence = weighWords(readRoles(plain));
  return judgeLatin(evidence, detected.language, detected.language !== 'en' && detected.isReliable());
}

function otherScript(detected: string, wordCount: number): LanguageJudgement {
  const language = detected === '' || detected === 'en' ? 'und' : detected;
  return { language, supported: wordCount === 0 || supportedLanguages.has(language) };
}

/**
 * Words are asked first, letters second: in a short post the letters of a foreign name outweigh all else. English is
 * what more words speak for than against, or what nothing speaks against.
 */
function judgeLatin(evidence: WordEvidence, detected: string, reliable: boolean): LanguageJudgement {
  const { counted, english, correct, foreign, unknown, opening } = evidence;
  const letters = detected === 'en' ? lettersEnglish : reliable ? (lettersOther[Math.min(counted, 6)] ?? 0) : 0;
  const score =
    weights.english * english +
    weights.correct * correct +
    weights.foreign * foreign +
    weights.unknown * unknown +
    letters;
  const unopposed = unknown + foreign + opening === 0;
  if (english + correct > 0 && (score > 0 || unopposed)) return { language: 'en', supported: true };
  const told = toldBySmallWords(evidence, detected, reliable);
  if (told) return { language: told, supported: supportedLanguages.has(told) };
  if (detected === 'en' && score > 0) return { language: 'en', supported: true };
  if (reliable && detected !== '' && counted > 1) {
    return { language: detected, supported: supportedLanguages.has(detected) };
  }
  return { language: 'und', supported: unknown + foreign + opening < unknownWordsMin };
}

/**
 * The language with most small words here, where the detector is unsure or its own choice has clearly fewer. One small
 * word is enough for a language that is not supported, where the detector's choice has none.
 */
function toldBySmallWords({ counted, languages }: WordEvidence, detected: string, reliable: boolean): string | null {
  const own = languages.get(detected) ?? 0;
  let [told, most] = ['', 0];
  for (const [language, count] of languages) if (count > most) [told, most] = [language, count];
  const shareMin = supportedLanguages.has(told) ? supportedShareMin : smallWordsShareMin;
  if (told === '' || told === detected || most / counted < shareMin) return null;
  if (most >= smallWordsMin) return most > own + (reliable ? 1 : 0) ? told : null;
  return own === 0 && languages.size === 1 && !supportedLanguages.has(told) ? told : null;
}

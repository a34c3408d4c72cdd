import { eld } from 'eld/small';
import { vocabulary } from '../patterns/vocabulary.ts';
import { withoutInvisible } from '../text/fold-characters.ts';
import { contactMask, personMask } from '../text/read-words.ts';
import { englishWords, sharedWords } from './english-words.ts';

/**
 * Languages whose rules were measured and are good enough for silence to mean something. A post in any other is not
 * assessed; it is never "nothing found". Hindi and Arabic have rules too: what they find counts, and silence does not.
 */
const supportedLanguages: ReadonlySet<string> = new Set(['en', 'de', 'es', 'fr', 'pt', 'zh']);

const wordPattern = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const notLanguage = new RegExp(`[${personMask}${contactMask}#]|@\\S+|\\bhttps?://\\S+`, 'gu');
/** Letters written apart ("k i l l") are evidence only as the word they are. */
const spelledOut = /(?<![\p{L}\p{M}'’])(?:\p{L} ){2,30}\p{L}(?![\p{L}\p{M}'’])/gu;
const latin = /^\p{Script=Latin}/u;
const properNoun = /^\p{Lu}/u;
const shortWordsMax = 2;
const englishShareMin = 0.33;
const englishTraceMin = 0.25;
const fewWordsMax = 5;
const foreignEvidenceWordsMin = 4;
const romanHindiShareMin = 0.25;
const romanHindiWords = new Set(
  'hai hain hu hun hoon tha thi nahi nahin nhi ko ki ke ka se mai mujhe mera meri mere tum tumhe tera teri tere wo woh ye yeh aur bhi kya kyu kyun kaise sab sabhi hum humein hume kar karo karna raha rahe rahi jo jaise liye chahiye wale wala sirf bahut bohot bas ek yaar'.split(
    ' ',
  ),
);

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
 * another language's rules would read otherwise. A longer `und` without an English word is not: it may be a language
 * that the detector does not know, or one in another script.
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
  if (detected.language === 'en') return { language: 'en', supported: true };
  return judgeLatin(latinWords, detected.language, detected.isReliable());
}

function otherScript(detected: string, wordCount: number): LanguageJudgement {
  const language = detected === '' || detected === 'en' ? 'und' : detected;
  return { language, supported: wordCount === 0 || supportedLanguages.has(language) };
}

/**
 * The detector says that it is not English: believed, unless enough of the words are English and nothing else. In a
 * text of few words, where detectors are at their worst, every word that a rule knows is such a word.
 */
function judgeLatin(words: readonly string[], detected: string, reliable: boolean): LanguageJudgement {
  const forms = words.map((word) => word.toLowerCase().replace(/’/g, "'"));
  const few = forms.length <= fewWordsMax;
  const telling = forms.filter(
    (form) => !sharedWords.has(form) && (englishWords.has(form) || (few && vocabulary.isKnown(form))),
  );
  if (isRomanHindi(forms)) return { language: 'hi', supported: supportedLanguages.has('hi') };
  const share = telling.length / forms.length;
  if (share >= englishShareMin) return { language: 'en', supported: true };
  if (words.length === 1 || (words.length <= shortWordsMax && words.every((word) => properNoun.test(word)))) {
    return { language: 'und', supported: true };
  }
  if (reliable && detected !== '') return { language: detected, supported: supportedLanguages.has(detected) };
  if (words.length < foreignEvidenceWordsMin) return { language: 'und', supported: true };
  return { language: 'und', supported: share >= englishTraceMin };
}

/** Hindi in Latin letters, which the detector does not know: told by its small words. */
function isRomanHindi(forms: readonly string[]): boolean {
  const small = forms.filter((form) => romanHindiWords.has(form)).length;
  return small >= 2 && small / forms.length >= romanHindiShareMin;
}

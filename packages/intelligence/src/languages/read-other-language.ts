import { severityRank } from '@visaguard/domain';
import type { RuleHit } from '../categories/apply-rules.ts';
import type { AnnotatedText } from '../patterns/annotated-text.ts';
import { compilePattern, type Pattern } from '../patterns/compile-pattern.ts';
import { matchPattern } from '../patterns/match-pattern.ts';
import { annotateLanguage } from './annotate-language.ts';
import { createLanguageLexicon, type LanguageLexicon } from './create-language-lexicon.ts';
import { foldArabic } from './fold-arabic.ts';
import { languageGuards } from './language-guards.ts';
import { type LanguageRule, languageRules } from './language-rules.ts';
import type { LanguageCode, LanguageWords } from './language-words.ts';
import { arabic } from './words/arabic.ts';
import { french } from './words/french.ts';
import { german } from './words/german.ts';
import { hindi } from './words/hindi.ts';
import { mandarin } from './words/mandarin.ts';
import { portuguese } from './words/portuguese.ts';
import { spanish } from './words/spanish.ts';

const asItIs = (form: string): string => form;
type Source = { readonly words: LanguageWords; readonly fold: (form: string) => string; readonly isSpaced: boolean };

const sources: Readonly<Record<LanguageCode, Source>> = {
  de: { words: german, fold: asItIs, isSpaced: true },
  es: { words: spanish, fold: asItIs, isSpaced: true },
  fr: { words: french, fold: asItIs, isSpaced: true },
  pt: { words: portuguese, fold: asItIs, isSpaced: true },
  hi: { words: hindi, fold: asItIs, isSpaced: true },
  ar: { words: arabic, fold: foldArabic, isSpaced: true },
  zh: { words: mandarin, fold: asItIs, isSpaced: false },
};

type Reader = {
  readonly lexicon: LanguageLexicon;
  readonly isSpaced: boolean;
  readonly rules: readonly { readonly rule: LanguageRule; readonly patterns: readonly Pattern[] }[];
};

const readers = new Map<LanguageCode, Reader>();

export function hasRulesFor(language: string): language is LanguageCode {
  return Object.hasOwn(sources, language);
}

export type LanguageReading = { readonly annotated: AnnotatedText; readonly hits: readonly RuleHit[] };

/** What the rules find in a masked text of a language other than English: per category the most severe. */
export function readOtherLanguage(text: string, language: LanguageCode, injectionSuspected: boolean): LanguageReading {
  const { lexicon, isSpaced, rules } = readerOf(language);
  const annotated = annotateLanguage(text, lexicon, isSpaced);
  const best = new Map<string, RuleHit>();
  for (const { rule, patterns } of rules) {
    for (const range of patterns.flatMap((pattern) => matchPattern(pattern, annotated))) {
      if (rule.guards.some((name) => languageGuards[name]({ annotated, range, lexicon, injectionSuspected }))) continue;
      const other = best.get(rule.category);
      if (other && severityRank(other.severity) >= severityRank(rule.severity)) continue;
      best.set(rule.category, { category: rule.category, rule, severity: rule.severity, range });
    }
  }
  return { annotated, hits: [...best.values()] };
}

/** Lexicons are made at the first text of their language: most users never need most of them. */
function readerOf(language: LanguageCode): Reader {
  const known = readers.get(language);
  if (known) return known;
  const { words, fold, isSpaced } = sources[language];
  const lexicon = createLanguageLexicon(words, fold);
  const rules = languageRules.map((rule) => ({
    rule,
    patterns: rule.patterns.map((pattern) => compilePattern(pattern, lexicon)),
  }));
  const reader = { lexicon, isSpaced, rules };
  readers.set(language, reader);
  return reader;
}

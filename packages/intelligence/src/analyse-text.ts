import {
  type AnalysableText,
  type Category,
  type PostNotAssessedReason,
  severityIn,
  severityRank,
} from '@visaguard/domain';
import { applyRules, type RuleHit } from './categories/apply-rules.ts';
import { citeFinding, type TextFinding } from './finding.ts';
import { suspectInjection } from './injection/suspect-injection.ts';
import { judgeLanguage } from './language/detect-language.ts';
import { hasRulesFor, readOtherLanguage } from './languages/read-other-language.ts';
import { maskForAnalysis } from './masking/mask-for-analysis.ts';
import { annotate } from './patterns/annotate.ts';
import { type AnnotatedText, sentenceAround, type WordRange } from './patterns/annotated-text.ts';

/** Name and version of the analyser that is built in: it stands beside every vote and finding (rule R12). */
export const analyserVersion = 'built-in-2';

/** No platform takes a longer post (63,206 characters are the most); what is longer is no post of a person. */
const textLengthMax = 100_000;

export type TextAnalysis = {
  readonly status: 'assessed' | 'not_assessed';
  /** Why not; only where not assessed. */
  readonly reason?: PostNotAssessedReason;
  /** ISO 639-1, or `und`. */
  readonly language: string;
  readonly findings: readonly TextFinding[];
  /** The text seems to give orders to an automatic reader. It never changes the findings (rule R28). */
  readonly injectionSuspected: boolean;
};

/**
 * Reads one post: its own words, masked first, so that no name, handle or address is ever looked at (rule R9). Pure and
 * deterministic; never throws. A language without rules is `not_assessed`, never "nothing found" (rule R17).
 */
export function analyseText(input: AnalysableText): TextAnalysis {
  const { text, kind } = input;
  if (text.trim() === '') return notAssessed('no_text');
  if (text.length > textLengthMax) return notAssessed('unreadable');
  const injectionSuspected = suspectInjection(text);
  const masked = maskForAnalysis(text).text;
  const { language, supported } = judgeLanguage(masked);
  const annotated = annotate(masked);
  const isInEnglish = supported && !hasRulesFor(language);
  const english = applyRules(annotated, injectionSuspected).filter(
    (hit) => isInEnglish || isEnglish(annotated, hit.range),
  );
  const other = hasRulesFor(language) ? readOtherLanguage(masked, language, injectionSuspected) : null;
  const citing = (words: AnnotatedText) => (hit: RuleHit) =>
    cite(text, words, { ...hit, severity: severityIn(kind, hit.severity) });
  const findings = mostSevere([
    ...english.map(citing(annotated)),
    ...(other ? other.hits.map(citing(other.annotated)) : []),
  ]);
  if (!supported && findings.length === 0) {
    return { status: 'not_assessed', reason: 'unsupported_language', language, findings, injectionSuspected };
  }
  const isOwn = supported || (other?.hits.length ?? 0) > 0;
  return { status: 'assessed', language: isOwn ? language : 'en', findings, injectionSuspected };
}

/** Per category one finding, the first of the most severe, in the order of the text. */
function mostSevere(findings: readonly TextFinding[]): TextFinding[] {
  const best = new Map<Category, TextFinding>();
  for (const finding of findings) {
    const other = best.get(finding.category);
    if (!other || severityRank(finding.severity) > severityRank(other.severity)) best.set(finding.category, finding);
  }
  return [...best.values()].sort((left, right) => left.start - right.start);
}

function notAssessed(reason: PostNotAssessedReason): TextAnalysis {
  return { status: 'not_assessed', reason, language: 'und', findings: [], injectionSuspected: false };
}

/** An English sentence within another language: what it says does not vanish behind the words around it. */
function isEnglish(annotated: AnnotatedText, range: WordRange): boolean {
  const sentence = sentenceAround(annotated, range);
  const start = annotated.words[sentence.first]?.start ?? 0;
  const end = annotated.words[sentence.end - 1]?.end ?? 0;
  return judgeLanguage(annotated.text.slice(start, end)).language === 'en';
}

function cite(text: string, { words }: AnnotatedText, hit: RuleHit): TextFinding {
  const { category, rule, severity, range } = hit;
  const start = words[range.first]?.start ?? 0;
  const end = words[range.end - 1]?.end ?? text.length;
  return citeFinding(text, {
    category,
    severity,
    start,
    end,
    rule: `${category}.${rule.id}`,
    rationale: rule.rationale,
  });
}

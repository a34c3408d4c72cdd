import type { AnalysableText, PostNotAssessedReason } from '@visaguard/domain';
import type { TextFinding } from './finding.ts';
import { judgeLanguage } from './language/detect-language.ts';
import { maskForAnalysis } from './masking/mask-for-analysis.ts';

/** Name and version of the analyser that is built in: it stands beside every vote and finding (rule R12). */
export const analyserVersion = 'built-in-1';

export type TextAnalysis = {
  readonly status: 'assessed' | 'not_assessed';
  /** Why not; only where not assessed. */
  readonly reason?: PostNotAssessedReason;
  /** ISO 639-1, or `und`. */
  readonly language: string;
  readonly findings: readonly TextFinding[];
  readonly injectionSuspected: boolean;
};

/** Reads one post. Pure and deterministic; never throws. */
export function analyseText(input: AnalysableText): TextAnalysis {
  if (input.text.trim() === '') {
    return { status: 'not_assessed', reason: 'no_text', language: 'und', findings: [], injectionSuspected: false };
  }
  const { language, supported } = judgeLanguage(maskForAnalysis(input.text).text);
  if (!supported) {
    return {
      status: 'not_assessed',
      reason: 'unsupported_language',
      language,
      findings: [],
      injectionSuspected: false,
    };
  }
  return { status: 'assessed', language, findings: [], injectionSuspected: false };
}

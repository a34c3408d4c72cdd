import type { AnalysableText } from '@visaguard/domain';
import { analyseText, findRedactions, type Redaction } from '@visaguard/intelligence';

export type PostAssessment = ReturnType<typeof analyseText> & {
  /** Protected passages (rule R10), also of a text that could not be judged. */
  readonly redactions: readonly Redaction[];
};

/** Judges one post by its own words, kind and date (rule R9). What has no date is not assessed, whatever it says (rule R8). */
export function assessPost({ text, kind, createdAt }: AnalysableText): PostAssessment {
  const redactions = findRedactions(text);
  if (createdAt !== null) return { ...analyseText({ text, kind, createdAt }), redactions };
  return {
    status: 'not_assessed',
    reason: 'undated',
    language: 'und',
    findings: [],
    injectionSuspected: false,
    redactions,
  };
}

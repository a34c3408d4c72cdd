import { analyserVersion, analyseText } from '@visaguard/intelligence';
import type { LabelledPost } from '../labelled-post.ts';
import type { VoterOpinions } from './opinions.ts';

/** The analyser that is built in. A label set tells words, not when they were written: dates are not asked for. */
export function askBuiltIn(posts: readonly LabelledPost[]): VoterOpinions {
  const opinions = posts.map(({ text, kind, createdAt }): VoterOpinions['opinions'][number] => {
    const { status, reason, findings } = analyseText({ text, kind, createdAt });
    if (status === 'not_assessed') return { kind: 'no_vote', reason: reason ?? 'model_failed' };
    const seen = findings.map(({ category, severity, start, end }) => ({ category, severity, start, end }));
    return { kind: 'voted', seen };
  });
  return { family: 'built-in', version: analyserVersion, opinions };
}

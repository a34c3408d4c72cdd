import type { Category } from '@visaguard/domain';
import { categories } from '@visaguard/domain';
import type { Judgement } from '../judgement.ts';
import type { LabelledPost } from '../labelled-post.ts';

const bare = { platform: null, kind: 'authored', createdAt: null, language: 'en' } as const;

/** A post with these categories at medium, out of all. */
export function labelled(found: readonly Category[], parts: Partial<LabelledPost> = {}): LabelledPost {
  const labels = found.map((category) => ({ category, severity: 'medium' as const }));
  const truth = { kind: 'categories', labels, scope: categories } as const;
  return { ...bare, id: 'p1', text: 'made up', functionality: null, group: null, template: null, truth, ...parts };
}

export function hateful(isSo: boolean, parts: Partial<LabelledPost> = {}): LabelledPost {
  return { ...labelled([], parts), truth: { kind: 'hateful', hateful: isSo } };
}

export function said(...found: readonly Category[]): Judgement {
  return {
    kind: 'judged',
    found: found.map((category) => ({ category, severity: 'medium', score: null, outcome: null })),
  };
}

export const notAssessed: Judgement = { kind: 'not_assessed', reason: 'unsupported_language' };

import { consensusVersion, type Opinion, type PanelKind, panelStep } from '@visaguard/domain';
import { analyseText } from '@visaguard/intelligence';
import type { Judged, Judgement } from '../judgement.ts';
import type { LabelledPost } from '../labelled-post.ts';
import type { VoterOpinions } from './opinions.ts';

export type PanelResult = Judged & {
  /** Posts that each family would have been asked about: with `economical` fewer than all. */
  readonly asked: readonly { readonly family: string; readonly posts: number }[];
  readonly unresolved: number;
};

/**
 * What a panel of these voters comes to, by the rules that screenings follow. What is unresolved goes to a person: it
 * counts as found only where `withUnresolved` says so, since nobody has decided it yet.
 */
export function holdPanel(
  posts: readonly LabelledPost[],
  voters: readonly VoterOpinions[],
  { kind, withUnresolved }: { readonly kind: PanelKind; readonly withUnresolved: boolean },
): PanelResult {
  const families = voters.map(({ family }) => family);
  const asked = new Map(families.map((family) => [family, 0]));
  let unresolved = 0;
  const judgements = posts.map((post, at): Judgement => {
    const { verdict, families: wereAsked } = decide(post, voters, { kind, at });
    for (const family of wereAsked) asked.set(family, (asked.get(family) ?? 0) + 1);
    if (verdict.kind === 'not_assessed') return verdict;
    unresolved += verdict.found.filter(({ outcome }) => outcome === 'unresolved').length;
    const counted = verdict.found.filter(({ outcome }) => withUnresolved || outcome !== 'unresolved');
    const found = counted.map(({ category, severity, outcome }) => ({ category, severity, outcome, score: null }));
    return { kind: 'judged', found };
  });
  const name = `${kind} panel${withUnresolved ? ', open counted' : ''}`;
  const counts = [...asked].map(([family, count]) => ({ family, posts: count }));
  return { name, version: `${consensusVersion}: ${families.join(', ')}`, judgements, asked: counts, unresolved };
}

function decide(
  post: LabelledPost,
  voters: readonly VoterOpinions[],
  { kind, at }: { readonly kind: PanelKind; readonly at: number },
) {
  const { injectionSuspected } = analyseText(post);
  const said = new Map(voters.map(({ family, opinions }) => [family, opinions[at]]));
  const panel = { kind, families: [...said.keys()] };
  let opinions: Record<string, Opinion> = {};
  for (;;) {
    const step = panelStep(panel, { kind: post.kind, injectionSuspected, opinions });
    if (step.kind === 'decided') return { verdict: step.verdict, families: Object.keys(opinions) };
    for (const family of step.families) {
      const opinion = said.get(family) ?? { kind: 'no_vote', reason: 'unavailable' };
      opinions = { ...opinions, [family]: opinion };
    }
  }
}

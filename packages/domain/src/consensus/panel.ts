import { categories, type PostKind, type PostNotAssessedReason } from '../vocabulary.ts';
import { type CategoryVerdict, judgeCategory } from './judge-category.ts';
import type { Opinion, Opinions } from './opinion.ts';
import { voteOn } from './vote.ts';

/** The rules by which votes become findings; it stands beside each analysis. */
export const consensusVersion = 'consensus-1';

/** `wide`: three families at once. `economical`: two, and a third where they differ. */
export const panelKinds = ['wide', 'economical'] as const;
export type PanelKind = (typeof panelKinds)[number];

export type Panel = {
  readonly kind: PanelKind;
  /** The analyser that is built in, then the others in the order in which they are asked. */
  readonly families: readonly string[];
};

export type PostBeforePanel = {
  readonly kind: PostKind;
  readonly injectionSuspected: boolean;
  readonly opinions: Opinions;
};

export type PostVerdict =
  /** Nothing found where `found` is empty. */
  | { readonly kind: 'judged'; readonly found: readonly CategoryVerdict[] }
  | { readonly kind: 'not_assessed'; readonly reason: PostNotAssessedReason };

export type PanelStep =
  | { readonly kind: 'ask'; readonly families: readonly string[] }
  | { readonly kind: 'decided'; readonly verdict: PostVerdict };

/**
 * What comes next for one post: the families to ask, or the verdict. A family that gave no vote is replaced by the next;
 * with fewer than two votes a post is not assessed. Only where no family but the built-in analyser is on the panel does
 * that one decide alone.
 */
export function panelStep(panel: Panel, post: PostBeforePanel): PanelStep {
  const { families } = panel;
  const unasked = families.filter((family) => post.opinions[family] === undefined);
  const voted = families.flatMap((family) => votesOf(post.opinions[family]));
  const atFirst = Math.min(families.length, panel.kind === 'wide' ? 3 : 2);
  const missing = atFirst - voted.length;
  if (missing > 0 && unasked.length > 0) return { kind: 'ask', families: unasked.slice(0, missing) };
  if (voted.length < Math.min(2, families.length))
    return decided({ kind: 'not_assessed', reason: whyNot(panel, post) });

  const ballots = categories.map((category) => {
    const all = voted.slice(0, 3).map((seen) => voteOn(category, seen, post.kind));
    return { category, roundOne: all.slice(0, atFirst), all, isSteered: post.injectionSuspected };
  });
  const found = ballots.flatMap((ballot) => judgeCategory(ballot) ?? []);
  const isOpen = voted.length === 2 && found.some(({ outcome }) => outcome === 'unresolved');
  const [next] = unasked;
  // A family that reads the same text may be steered by it as well: a person decides, and nobody is paid.
  if (isOpen && next !== undefined && !post.injectionSuspected) return { kind: 'ask', families: [next] };
  return decided({ kind: 'judged', found });
}

const votesOf = (opinion: Opinion | undefined) => (opinion?.kind === 'voted' ? [opinion.seen] : []);

const decided = (verdict: PostVerdict): PanelStep => ({ kind: 'decided', verdict });

/** The language is the reason only where it is the one thing that kept votes from being enough. */
function whyNot({ families }: Panel, { opinions }: PostBeforePanel): PostNotAssessedReason {
  const reasons = families.flatMap((family) => {
    const opinion = opinions[family];
    return opinion?.kind === 'no_vote' ? [opinion.reason] : [];
  });
  return reasons.every((reason) => reason === 'unsupported_language') ? 'unsupported_language' : 'model_failed';
}

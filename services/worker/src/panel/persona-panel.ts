import { type Application, loadState } from '@visaguard/application';
import { personaHandle } from '@visaguard/collection/apify';
import { handle, type Platform } from '@visaguard/domain';
import type { BatchVotes, PostToJudge, PostVote } from '@visaguard/intelligence';
import type { Panels, PanelVoter, SourcePanel } from './panels.ts';

type MadeUp = (post: PostToJudge, nth: number) => PostVote;

/** What a made-up voter says of the posts of these personas; all others are judged by the built-in analyser alone. */
const voices: Readonly<Record<string, MadeUp>> = {
  persona_model_blocked: ({ postId }) => ({ postId, kind: 'no_vote', reason: 'blocked' }),
  /** It sees in the first post that it is shown what nobody else sees there. */
  persona_disagree: ({ postId, text }, nth) => {
    const categories = nth > 0 ? [] : [{ category: 'fraud', severity: 'low', start: 0, end: text.length } as const];
    return { postId, kind: 'voted', categories };
  },
};

/** Who judges in test mode: nobody is asked, and nothing is spent. */
export function personaPanel(app: Application): Panels['panelFor'] {
  return async ({ scope, source }) => {
    const { state } = await loadState(app, scope, { aggregate: handle, streamId: source.handleId });
    const says = state.kind === 'none' ? null : voiceOf(source.platform, state.canonical);
    return says && panelOf(says);
  };
}

function voiceOf(platform: Platform, canonical: string | null): MadeUp | null {
  const [, says] = Object.entries(voices).find(([name]) => personaHandle(platform, name) === canonical) ?? [];
  return says ?? null;
}

function panelOf(says: MadeUp): SourcePanel {
  const voter: PanelVoter = {
    ...{ family: 'made-up', version: 'made-up-1', postsPerBatch: 20, inPlace: (call) => call() },
    vote: async (posts): Promise<BatchVotes> => ({ votes: posts.map(says), calls: [], quotesDropped: 0 }),
  };
  const free = { maySpend: () => true, settle: () => undefined };
  return { kind: 'economical', voters: [voter], purse: { draw: async () => free } };
}

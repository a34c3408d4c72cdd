import {
  lookOrder,
  type PostsRequest,
  type PublicAccount,
  type PublicSource,
  postsOrder,
  probeOrder,
} from '@visaguard/collection/apify';
import type { ActorRunUse, HandleState, ScreeningState, SourceState } from '@visaguard/domain';
import { type ActorRunId, deriveId, sha256Hex } from '@visaguard/kernel';
import type { RunPlan } from './run-step.ts';

/** A handle whose control was shown, of a person who was not erased. */
export type ReadableAccount = Exclude<HandleState, { kind: 'none' }> & { readonly canonical: string };

/** The runs that reading one source takes. They follow from it, so that they are found again without a list. */
export type SourceRuns = {
  probe(): RunPlan;
  posts(): RunPlan;
  postsRequest(): PostsRequest;
  /** @param hasPosts whether the account said that it has posts. */
  look(hasPosts: boolean): Look;
  /** By its use, as the runs of a source are recorded. */
  of(use: ActorRunUse): RunPlan;
};

export type Look = { readonly plan: RunPlan; readonly request: PostsRequest };

export function isReadable(account: HandleState): account is ReadableAccount {
  return account.kind === 'proven' && account.canonical !== null;
}

export type SourceToRead = {
  readonly platform: PublicSource;
  readonly screening: Exclude<ScreeningState, { kind: 'none' }>;
  readonly source: SourceState;
  readonly account: ReadableAccount;
};

export const runIdOf = (sourceId: string, use: ActorRunUse): ActorRunId => deriveId('actorRun', [sourceId, use]);

export function sourceRuns({ platform, screening, source, account }: SourceToRead): SourceRuns {
  const { screeningId, applicantId, window } = screening;
  const { sourceId } = source;
  const planOf = (use: ActorRunUse, order: RunPlan['order']): RunPlan => {
    const owner = { kind: 'source', screeningId, sourceId } as const;
    return { runId: runIdOf(sourceId, use), owner, applicantId, platform: source.platform, use, order };
  };
  const requestOf = (use: ActorRunUse, postsCount: number | null = null): PostsRequest => {
    const startKeySha256 = sha256Hex(runIdOf(sourceId, use));
    return { account: publicAccount(account, postsCount), window, startKeySha256 };
  };
  const probe = () => planOf('probe', probeOrder(platform, { ...requestOf('probe'), handle: account.canonical }));
  const posts = () => planOf('posts', postsOrder(platform, requestOf('posts')));
  const look = (hasPosts: boolean) => {
    const request = requestOf('look', hasPosts ? 1 : null);
    const order = lookOrder(platform, request);
    if (!order) throw new Error('a profile that leaves no doubt is not looked at again');
    return { plan: planOf('look', order), request };
  };
  const plans = { probe, posts, look: () => look(false).plan };
  return { probe, posts, look, postsRequest: () => requestOf('posts'), of: (use) => plans[use]() };
}

/** Of an account only what its posts are told apart by: whose they are. */
function publicAccount({ canonical, accountId }: ReadableAccount, postsCount: number | null): PublicAccount {
  return { handle: canonical, accountId: accountId ?? '', displayName: null, biography: null, postsCount };
}

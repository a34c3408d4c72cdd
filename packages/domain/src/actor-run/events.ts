import type { ActorRunId, ApplicantId, HandleId, Instant, ScreeningId, SourceId } from '@visaguard/kernel';
import type { DomainEvent } from '../aggregate.ts';
import type { Platform } from '../vocabulary.ts';

/** What a run is for: the account's header, its posts, or whether it shows posts at all. */
export const actorRunUses = ['probe', 'posts', 'look'] as const;
export type ActorRunUse = (typeof actorRunUses)[number];

export type ActorRunOwner =
  | { readonly kind: 'source'; readonly screeningId: ScreeningId; readonly sourceId: SourceId }
  | { readonly kind: 'handle'; readonly handleId: HandleId };

export const actorRunEnds = ['SUCCEEDED', 'FAILED', 'TIMED-OUT', 'ABORTED', 'GONE'] as const;
export type ActorRunEnd = (typeof actorRunEnds)[number];

/** About to be started. What follows may or may not reach the service: a later attempt looks for the run before it starts one. */
export type ActorRunOrdered = DomainEvent<
  'actor_run.ordered',
  {
    readonly runId: ActorRunId;
    readonly owner: ActorRunOwner;
    readonly applicantId: ApplicantId;
    readonly platform: Platform;
    readonly use: ActorRunUse;
    readonly actor: string;
    /** Null: the build that its maker calls latest. */
    readonly build: string | null;
    /** Of the tenant's key; null: the platform's own. */
    readonly keyId: string | null;
    readonly orderedAt: Instant;
  }
>;
/** The service said that it started nothing. */
export type ActorRunPostponed = DomainEvent<
  'actor_run.postponed',
  { readonly runId: ActorRunId; readonly code: string; readonly postponedAt: Instant }
>;
export type ActorRunStarted = DomainEvent<
  'actor_run.started',
  {
    readonly runId: ActorRunId;
    /** The service's own names of the run and its rows. */
    readonly vendorRunId: string;
    readonly datasetId: string;
    readonly startedAt: Instant;
  }
>;
/** Somebody said that it has ended. It is not believed: who waits for the run is woken, and asks the service. */
export type ActorRunReported = DomainEvent<
  'actor_run.reported',
  { readonly runId: ActorRunId; readonly owner: ActorRunOwner; readonly reportedAt: Instant }
>;
export type ActorRunEnded = DomainEvent<
  'actor_run.ended',
  {
    readonly runId: ActorRunId;
    readonly status: ActorRunEnd;
    readonly rows: number;
    /** As far as the service had counted; null where it did not say. */
    readonly costUsd: number | null;
    /** What its rows came to: a state of a probe, a reason of a source, or `obtained`. */
    readonly outcome: string;
    readonly endedAt: Instant;
  }
>;

export type ActorRunEvent = ActorRunOrdered | ActorRunPostponed | ActorRunStarted | ActorRunReported | ActorRunEnded;

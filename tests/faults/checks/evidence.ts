import type { Difference } from '@visaguard/read-models';
import type { Seen } from '../load/client.ts';
import type { Accepted } from '../load/ledger.ts';

/** One event as it stands in the store. */
export type StoredEvent = {
  readonly tenantScope: string;
  readonly streamId: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: string;
  readonly commandId: string;
  readonly xid: string;
  readonly position: string;
  /** The screening and the source that it is about, where it is. */
  readonly screeningId: string | null;
  readonly sourceId: string | null;
  readonly recordedAt: Date;
};

/** One record as it lies in a lane of the broker, in the order of the lane. */
export type WireRecord = Pick<StoredEvent, 'tenantScope' | 'streamId' | 'version' | 'eventId'> & {
  readonly lane: string;
};

/** How far the read models have come in a stream. */
export type FollowedStream = Pick<StoredEvent, 'tenantScope' | 'streamId' | 'version'> & { readonly isParked: boolean };

/** What a run has left behind, read from every store once nothing moves any more. */
export type Evidence = {
  readonly accepted: readonly Accepted[];
  readonly clients: Pick<Seen, 'unexpected' | 'differingReplies'> & { readonly unanswered: number };
  readonly events: readonly StoredEvent[];
  readonly records: readonly WireRecord[];
  readonly followed: readonly FollowedStream[];
  readonly audit: readonly Pick<StoredEvent, 'tenantScope' | 'eventId'>[];
  readonly differences: readonly Difference[];
  readonly checkpointsMovedBack: readonly string[];
  /** What a tenant was shown of another. */
  readonly leaks: readonly string[];
  /** What the orchestrator says of the process of each screening. */
  readonly processes: ReadonlyMap<string, string>;
  readonly outboxRows: number;
  readonly parkedReactions: number;
  readonly idleInTransaction: number;
  readonly residentMbMax: ReadonlyMap<string, number>;
};

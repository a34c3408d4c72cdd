import type { OpenWriter, OutboxBacklog, TopicGeneration } from '@visaguard/event-store';
import type { ConsumerLane, OverdueReaction, ParkedStream, SourceAdapterRow, Waiting } from '@visaguard/read-models';

/** `events` stops at `countedMax`; `seconds` is the age of the oldest event that was looked at, 0 at the end. */
export type Lag = { readonly events: number; readonly seconds: number };

export type ConsumerStatus = ConsumerLane & {
  /** Null in a lane of a broker: its own tools tell how far that is. */
  readonly lag: Lag | null;
};

export type Status = {
  /** Whether somebody is there to follow the events. */
  readonly isServed: boolean;
  readonly consumers: readonly ConsumerStatus[];
  /** Among the newest events of the store, those that the read models do not hold, whatever bus feeds them. */
  readonly readModels: Lag;
  readonly outbox: OutboxBacklog;
  readonly topics: TopicGeneration;
  readonly writers: readonly OpenWriter[];
  readonly parkedStreams: Waiting<ParkedStream>;
  readonly parkedReactions: Waiting<OverdueReaction>;
  /** Readers of public profiles that are shut: by an open breaker, or by an operator. */
  readonly shutSources: readonly SourceAdapterRow[];
};

/** How far counts go: what is more is told as more, and costs no more. */
export const countedMax = 10_000;

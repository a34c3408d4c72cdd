import type { EventBus, LaneHealth, Subscription } from '@visaguard/event-bus';
import { type Clock, type Instant, systemClock } from '@visaguard/kernel';
import type { Metrics } from '@visaguard/telemetry';

/** A consumer of this process, and of each lane when its last handled event was recorded. */
type Followed = { readonly subscription: Subscription; readonly heads: ReadonlyMap<string, Instant> };

/**
 * A bus whose consumers tell how far behind they are (rule E25), in messages and in seconds: the age of the last event
 * handled in the lane that is furthest behind, 0 where all is handled. A lane that nothing has come of since the start
 * counts from its last progress.
 */
export function withLagMetrics(bus: EventBus, metrics: Pick<Metrics, 'gauge'>, clock: Clock = systemClock): EventBus {
  const followed: Followed[] = [];
  const read = (lagOf: (one: Followed) => number) => () =>
    followed.map((one) => ({ labels: { consumer: one.subscription.health().name }, value: lagOf(one) }));
  metrics.gauge('consumer_lag_messages', 'Events that wait in the lanes of a consumer.', read(messagesOf));
  metrics.gauge(
    'consumer_lag_seconds',
    'How long ago the last event was recorded that a consumer has handled, 0 at the end.',
    read((one) => secondsOf(one, clock.now().getTime())),
  );
  return {
    subscribe(options) {
      const heads = new Map<string, Instant>();
      const subscription = bus.subscribe({
        ...options,
        async onBatch(batch) {
          await options.onBatch(batch);
          const head = batch.events.at(-1);
          if (head) heads.set(batch.lane, head.recordedAt);
        },
      });
      followed.push({ subscription, heads });
      return subscription;
    },
  };
}

function behind({ subscription }: Followed): LaneHealth[] {
  return subscription.health().lanes.filter((lane) => lane.behind !== null && lane.behind > 0);
}

function messagesOf(one: Followed): number {
  return behind(one).reduce((sum, lane) => sum + (lane.behind ?? 0), 0);
}

function secondsOf(one: Followed, nowMs: number): number {
  const since = behind(one).map(({ lane, lastProgressAt }) => Date.parse(one.heads.get(lane) ?? lastProgressAt));
  return since.length === 0 ? 0 : Math.max(0, (nowMs - Math.min(...since)) / 1_000);
}

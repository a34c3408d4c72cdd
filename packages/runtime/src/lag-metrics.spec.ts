import type { Batch, EventBus, LaneHealth, SubscribeOptions } from '@visaguard/event-bus';
import type { StoredEvent } from '@visaguard/event-store';
import { createMetrics } from '@visaguard/telemetry';
import { expect, test } from 'vitest';
import { withLagMetrics } from './lag-metrics.ts';

const at = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000Z`;
const clock = { now: () => new Date(at(50)) };
const lane = (name: string, behind: number, lastProgressAt = at(0)): LaneHealth => ({
  lane: name,
  place: '1',
  behind,
  lastProgressAt,
});

test('E25: lag is told in messages and seconds, by the lane that is furthest behind, and is 0 at the end', async () => {
  let lanes: LaneHealth[] = [];
  let deliver: SubscribeOptions['onBatch'] = async () => undefined;
  const bus: EventBus = {
    subscribe({ name, onBatch }) {
      deliver = onBatch;
      return { done: Promise.resolve(), health: () => ({ name, lastTriedAt: at(0), lastProgressAt: at(0), lanes }) };
    },
  };
  const metrics = createMetrics({ service: 'projector' });
  const told = async () =>
    [...(await metrics.text()).matchAll(/^consumer_lag_(\w+)\{consumer="facts",.*\} (.*)$/gm)].map(
      ([, unit, value]) => `${value} ${unit}`,
    );
  const handled: Batch[] = [];
  withLagMetrics(bus, metrics, clock).subscribe({
    name: 'facts',
    checkpoint: async () => null,
    onBatch: async (batch) => void handled.push(batch),
    signal: new AbortController().signal,
  });
  expect(await told()).toEqual(['0 messages', '0 seconds']);

  const batch = (name: string, recordedAt: string): Batch => ({
    lane: name,
    from: null,
    next: '1',
    events: [{ recordedAt } as StoredEvent],
  });
  await deliver(batch('a', at(20)));
  await deliver(batch('b', at(10)));
  expect(handled).toHaveLength(2);
  lanes = [lane('a', 2), lane('b', 0)];
  expect(await told()).toEqual(['2 messages', '30 seconds']);
  lanes = [lane('a', 2), lane('b', 1), lane('never', 4, at(45))];
  expect(await told()).toEqual(['7 messages', '40 seconds']);
  lanes = [lane('a', 0), lane('b', 0)];
  expect(await told()).toEqual(['0 messages', '0 seconds']);
});

import { expect, test } from 'vitest';
import { alarmsOf } from './alarms.ts';
import type { ConsumerStatus, Status } from './status.ts';

const lane = (seconds: number | null, more: Partial<ConsumerStatus> = {}): ConsumerStatus => ({
  consumer: 'facts',
  version: 1,
  lane: 'store',
  place: '9.9',
  movedSecondsAgo: 100,
  lag: seconds === null ? null : { events: 3, seconds },
  ...more,
});
const quiet: Status = {
  isServed: true,
  consumers: [lane(0)],
  readModels: { events: 0, seconds: 0 },
  outbox: { count: 0, oldest: null },
  topics: { number: 1, isFilled: true, made: [] },
  writers: [],
  parkedStreams: { count: 0, longest: [] },
  parkedReactions: { count: 0, longest: [] },
};
const raised = (changed: Partial<Status>) =>
  alarmsOf({ ...quiet, ...changed }).map(({ runbook }) => runbook.replace(/.*\/(.*)\.md$/, '$1'));
const late = {
  consumers: [lane(61)],
  readModels: { events: 1, seconds: 61 },
  outbox: { count: 1, oldest: { eventId: 'evt_a', shard: 1, ageSeconds: 61 } },
  writers: [{ application: 'a', database: 'core', processId: 1, ageSeconds: 61 }],
};

test('what is within a minute is no alarm, what takes longer is', () => {
  expect(raised({})).toEqual([]);
  expect(raised({ consumers: [lane(60)], readModels: { events: 9, seconds: 60 } })).toEqual([]);
  expect(raised({ topics: { number: 2, isFilled: false, made: [] } })).toEqual(['broker-wiped']);
  expect(raised(late)).toEqual(['lag', 'lag', 'outbox-grows', 'oldest-transaction']);
});

test('where nobody follows the events only what is parked is an alarm', () => {
  const parkedStreams = { count: 1, longest: [] };
  expect(raised({ ...late, isServed: false })).toEqual([]);
  expect(raised({ ...late, isServed: false, parkedStreams })).toEqual(['parked-stream']);
});

test('a lane that was left for a broker’s is no lag, one that was left for the store’s leaves it one', () => {
  const ofBroker = (movedSecondsAgo: number) => lane(null, { lane: 'screening.1/0', movedSecondsAgo });
  expect(raised({ consumers: [lane(9_999), ofBroker(5)] })).toEqual([]);
  expect(raised({ consumers: [lane(9_999), ofBroker(500)] })).toEqual(['lag']);
  expect(raised({ consumers: [lane(9_999), { ...ofBroker(5), consumer: 'another' }] })).toEqual(['lag']);
});

import { operatorScope, scopeKey } from '@visaguard/kernel';
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
  shutSources: [],
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

test('R30: a source that is shut is an alarm, also where nobody follows the events; tenants’ keys are one for all', () => {
  const row: Status['shutSources'][number] = {
    ...{ tenantScope: scopeKey(operatorScope), adapterId: 'adp_a', version: 1, verdict: null },
    platform: 'x',
    ...{ reasonCode: 'invalid-token', openUntil: new Date(0) },
    ...{ switchedOffAt: null, switchedOffBy: null, switchedOffReason: null },
  };
  const off = { ...row, switchedOffAt: new Date(0), switchedOffBy: 'oda', switchedOffReason: 'wrong rows' };
  const ofTenant = { ...row, tenantScope: 'ten_a/live' };
  const sentences = alarmsOf({ ...quiet, isServed: false, shutSources: [row, off, ofTenant, ofTenant] });
  expect(sentences.map(({ sentence }) => sentence)).toEqual([
    'x is not read: invalid-token.',
    'x is switched off by oda: wrong rows.',
    'Sources that are not read with a key of a tenant: 2.',
  ]);
  expect(new Set(sentences.map(({ runbook }) => runbook))).toEqual(new Set(['docs/runbooks/source-adapter.md']));
});

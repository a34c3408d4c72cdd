import { expect, test } from 'vitest';
import type { Evidence } from './evidence.ts';
import { type Breach, breaches } from './finding.ts';
import { judge } from './judge.ts';
import { soundEvidence as sound } from './sound-evidence.fixture.ts';

const { events, records, accepted, followed, audit } = sound;
const [created, ordered, assessed, finished] = events;
if (!created || !ordered || !assessed || !finished) throw new Error('the sound run has four events');

const [applicant] = records;
if (!applicant) throw new Error('the sound run has records');

/** The sound run with one thing taken out, doubled or changed by hand; and what has to be found for it. */
const mutants: readonly (readonly [breach: Breach, change: Partial<Evidence>])[] = [
  ['lost', { events: events.slice(1) }],
  ['lost', { events: events.map((event) => (event === created ? { ...event, tenantScope: 'ten_x/test' } : event)) }],
  ['notAskedFor', { accepted: accepted.slice(1) }],
  ['refused', { clients: { ...sound.clients, unexpected: ['create applicant: 404 applicant_unknown'] } }],
  ['doneTwice', { events: [...events, { ...created, streamId: 'app_2', eventId: 'evt_9', xid: '9', position: '9' }] }],
  ['otherReply', { clients: { ...sound.clients, differingReplies: ['create applicant repeated'] } }],
  ['hole', { events: events.filter((event) => event !== assessed) }],
  ['eventTwice', { events: [...events, { ...created, version: 2 }] }],
  ['notOnBus', { records: records.slice(0, -1) }],
  ['onlyOnBus', { records: [...records, { ...applicant, eventId: 'evt_9', version: 2 }] }],
  ['busOrder', { records: records.toReversed() }],
  ['busOrder', { records: [...records, { ...applicant, lane: 'applicant/2' }] }],
  ['notApplied', { followed: followed.map((stream) => ({ ...stream, version: stream.version - 1 })) }],
  ['notAudited', { audit: audit.slice(1) }],
  ['auditedOnly', { audit: [...audit, { tenantScope: ordered.tenantScope, eventId: 'evt_9' }] }],
  ['auditedTwice', { audit: [...audit, ...audit.slice(0, 1)] }],
  [
    'notTheFold',
    { differences: [{ kind: 'rows', tenantScope: ordered.tenantScope, table: 'applicants', live: 1, folded: 2 }] },
  ],
  ['movedBack', { checkpointsMovedBack: ['read-models applicant/1: from 2 to 1'] }],
  ['leak', { leaks: ['/v1/cohorts of alder: birch'] }],
  ['noEnd', { events: events.filter((event) => event !== finished) }],
  ['effectTwice', { events: [...events, { ...assessed, version: 4, eventId: 'evt_9', position: '9' }] }],
  ['effectTwice', { events: [...events, { ...finished, type: 'screening.closed', version: 4, eventId: 'evt_9' }] }],
  ['otherProcess', { processes: new Map([['scr_1', 'running']]) }],
  ['otherProcess', { processes: new Map() }],
  ['otherProcess', { processes: new Map([['scr_1', 'cancelled']]) }],
  ['outboxLeft', { outboxRows: 1 }],
  ['parked', { followed: followed.map((stream) => ({ ...stream, isParked: true })) }],
  ['parked', { parkedReactions: 1 }],
  ['idle', { idleInTransaction: 1 }],
  ['memory', { residentMbMax: new Map([['worker', 2_000]]) }],
];

test('nothing is found where nothing went wrong, twice on the bus or with an outcome that nobody was told', () => {
  expect(judge(sound)).toEqual([]);
  expect(judge({ ...sound, records: [...records, ...records] })).toEqual([]);
  const untold = { accepted: accepted.slice(1), clients: { ...sound.clients, unanswered: 1 } };
  expect(judge({ ...sound, ...untold })).toEqual([]);
});

test('a process may be cancelled with its screening', () => {
  const closed = events.map((event) => (event === finished ? { ...event, type: 'screening.closed' } : event));
  expect(judge({ ...sound, events: closed, processes: new Map([['scr_1', 'cancelled']]) })).toEqual([]);
});

test.each(mutants)('%s is found', (breach, change) => {
  expect(judge({ ...sound, ...change }).map((finding) => finding.breach)).toContain(breach);
});

test('every breach that can be found is found by one of these', () => {
  // Whoever runs the fault finds the last one: then there is no evidence.
  const judged = Object.keys(breaches).filter((breach) => breach !== 'noRest');
  expect(new Set(mutants.map(([breach]) => breach))).toEqual(new Set(judged));
});

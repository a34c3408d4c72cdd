import type { Evidence, StoredEvent } from './evidence.ts';

const tenantScope = `ten_${'0'.repeat(26)}/test`;

type Told = Pick<StoredEvent, 'streamId' | 'version' | 'type' | 'commandId'> & Partial<StoredEvent>;

const at = (nth: number, told: Told): StoredEvent => ({
  tenantScope,
  eventId: `evt_${nth}`,
  xid: told.commandId.replace(/\D/g, '') || '1',
  position: String(nth),
  screeningId: null,
  sourceId: null,
  recordedAt: new Date(nth),
  ...told,
});

const source = { screeningId: 'scr_1', sourceId: 'src_1' };

const events: readonly StoredEvent[] = [
  at(1, { streamId: 'app_1', version: 1, type: 'applicant.created', commandId: 'http/1' }),
  at(2, { streamId: 'scr_1', version: 1, type: 'screening.ordered', commandId: 'http/2' }),
  at(3, { streamId: 'scr_1', version: 2, type: 'screening.source_assessed', commandId: 'screening/3', ...source }),
  at(4, { streamId: 'scr_1', version: 3, type: 'screening.finished', commandId: 'screening/4' }),
];

/** What a run leaves behind in which nothing went wrong: two commands, and a screening that one of them ordered. */
export const soundEvidence: Evidence = {
  accepted: [
    { tenantScope, key: 'a', what: 'create applicant', status: 201, position: '1.1' },
    { tenantScope, key: 'b', what: 'order screening', status: 201, position: '2.2' },
  ],
  clients: { unexpected: [], differingReplies: [], unanswered: 0 },
  events,
  records: events.map(({ streamId, version, eventId }) => ({
    ...{ tenantScope, streamId, version, eventId },
    lane: streamId === 'app_1' ? 'applicant/1' : 'screening/2',
  })),
  followed: [
    { tenantScope, streamId: 'app_1', version: 1, isParked: false },
    { tenantScope, streamId: 'scr_1', version: 3, isParked: false },
  ],
  audit: events.map(({ eventId }) => ({ tenantScope, eventId })),
  differences: [],
  checkpointsMovedBack: [],
  leaks: [],
  processes: new Map([['scr_1', 'completed']]),
  outboxRows: 0,
  parkedReactions: 0,
  idleInTransaction: 0,
  residentMbMax: new Map([['api', 180]]),
};

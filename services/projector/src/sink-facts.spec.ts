import type { AuditRow, UsageRow } from '@visaguard/analytics';
import type { EventBus, SubscribeOptions } from '@visaguard/event-bus';
import type { StoredEvent } from '@visaguard/event-store';
import { deriveId, type Json } from '@visaguard/kernel';
import { describe, expect, test } from 'vitest';
import { type SinkFacts, sinkFacts } from './sink-facts.ts';

const scope = { tenantId: deriveId('tenant', ['sample']), mode: 'test' } as const;

function eventOf(nth: number, type: string, category: string, data: { readonly [member: string]: Json }): StoredEvent {
  return {
    ...{ scope, streamId: `${category}-${nth}`, category, version: 1, eventId: deriveId('event', [String(nth)]), type },
    ...{ schemaVersion: 1, data, commandId: `c${nth}`, xid: '10', position: String(nth) },
    meta: { actor: { kind: 'member', id: 'mem_1' }, at: '2026-11-01T09:00:00.000Z' },
    recordedAt: '2026-11-01T09:00:00.000Z',
  };
}

const sealed = { v: 1, subject: 'app_1', keyVersion: 1, nonce: 'bm9uY2U', data: 'c2VjcmV0LXdvcmRz' };
const assessed = (nth: number, coverage: Json) =>
  eventOf(nth, 'screening.source_assessed', 'screening', { screeningId: 'scr_1', sourceId: `src_${nth}`, coverage });

/** A double that writes down what it was asked and in which order. For the order of operations, not for rows. */
async function recording(failures: { insert?: number; move?: number } = {}) {
  const asked: string[] = [];
  const audit: AuditRow[] = [];
  const usage: UsageRow[] = [];
  const analytics: SinkFacts['analytics'] = {
    async insertAudit(rows: readonly AuditRow[]) {
      asked.push(`audit ${rows.length}`);
      if (failures.insert && failures.insert-- > 0) throw new Error('the engine is down');
      audit.push(...rows);
    },
    async insertUsage(rows: readonly UsageRow[]) {
      asked.push(`usage ${rows.length}`);
      usage.push(...rows);
    },
  };
  const checkpoint: SinkFacts['checkpoint'] = {
    read: async () => null,
    async move({ next }) {
      asked.push(`move to ${next}`);
      if (failures.move && failures.move-- > 0) throw new Error('the connection broke');
    },
  };
  let subscribed: SubscribeOptions | undefined;
  const bus: EventBus = {
    subscribe(options) {
      subscribed = options;
      return {
        done: Promise.resolve(),
        health: () => ({ name: options.name, lastTriedAt: '', lastProgressAt: '', lanes: [] }),
      };
    },
  };
  sinkFacts({ bus, analytics, checkpoint, signal: new AbortController().signal });
  if (!subscribed) throw new Error('it subscribes');
  const { onBatch } = subscribed;
  const deliver = (...events: StoredEvent[]) =>
    onBatch({ lane: 'sample', from: null, next: events.at(-1)?.position ?? '', events }).then(
      () => 'handled',
      (error: Error) => error.message,
    );
  return { asked, audit, usage, deliver };
}

describe('E21: facts are inserted before the checkpoint moves', () => {
  test('audit, usage, checkpoint, in this order', async () => {
    const { asked, deliver } = await recording();
    await deliver(assessed(1, { state: 'assessed' }), assessed(2, { state: 'assessed' }));
    expect(asked).toEqual(['audit 2', 'usage 2', 'move to 2']);
  });

  test('while the engine is down nothing moves, and the batch comes again', async () => {
    const { asked, deliver } = await recording({ insert: 1 });
    expect(await deliver(assessed(1, { state: 'assessed' }))).toBe('the engine is down');
    expect(asked).toEqual(['audit 1']);
    expect(await deliver(assessed(1, { state: 'assessed' }))).toBe('handled');
    expect(asked.slice(1)).toEqual(['audit 1', 'usage 1', 'move to 1']);
  });

  test('a checkpoint that could not be moved has the same facts inserted again, under the same ids', async () => {
    const { audit, deliver } = await recording({ move: 1 });
    await deliver(assessed(1, { state: 'assessed' }));
    await deliver(assessed(1, { state: 'assessed' }));
    expect(audit.map(({ eventId }) => eventId)).toEqual([deriveId('event', ['1']), deriveId('event', ['1'])]);
    expect(audit[0]).toEqual(audit[1]);
  });
});

test('E27: what a newer release wrote is no fact yet: nothing is inserted or passed over, until a newer sink takes the batch', async () => {
  const { asked, deliver } = await recording();
  const newer = { ...eventOf(2, 'applicant.created', 'applicant', { people: ['app_1'] }), schemaVersion: 2 };
  for (const event of [newer, eventOf(3, 'applicant.merged', 'applicant', {})]) {
    const answer = await deliver(assessed(1, { state: 'assessed' }), event);
    expect(answer).toBe(`${event.type} version ${event.schemaVersion} is not known here`);
  }
  expect(asked).toEqual([]);
});

describe('what a fact says', () => {
  test('every event is one entry: who did what to which object, and nothing that is sealed', async () => {
    const { audit, deliver } = await recording();
    await deliver(
      eventOf(1, 'applicant.created', 'applicant', {
        applicantId: 'app_1',
        place: 'XA',
        adult: true,
        personal: sealed,
      }),
    );
    expect(audit).toEqual([
      {
        ...{ scope, eventId: deriveId('event', ['1']), occurredAt: '2026-11-01T09:00:00.000Z' },
        ...{ actorKind: 'member', actorId: 'mem_1', action: 'applicant.created' },
        ...{ objectKind: 'applicant', objectId: 'applicant-1', subjectId: 'app_1' },
      },
    ]);
    expect(JSON.stringify(audit)).not.toContain(sealed.data);
  });

  test('a content read names what was read, in which view and format, by which request', async () => {
    const { audit, deliver } = await recording();
    const read = { objectKind: 'report', objectId: 'rpt_1', view: 'requester', format: 'pdf' };
    await deliver(
      eventOf(1, 'access.content_read', 'access_log', {
        ...{ ...read, applicantId: 'app_1', readAt: '2026-11-01T09:00:00.000Z', requestId: 'req_9' },
      }),
    );
    expect(audit).toMatchObject([
      { objectKind: 'report', objectId: 'rpt_1', subjectId: 'app_1', purpose: 'requester/pdf', requestId: 'req_9' },
    ]);
  });

  test('a read of personal data names its person; a list says of how many, and nobody', async () => {
    const { audit, deliver } = await recording();
    const read = (applicantIds: string[]) => ({
      ...{ objectKind: 'applicant', applicantIds, readAt: '2026-11-01T09:00:00.000Z', requestId: 'req_9' },
    });
    await deliver(
      eventOf(1, 'access.personal_read', 'access_log', read(['app_1'])),
      eventOf(2, 'access.personal_read', 'access_log', read(['app_1', 'app_2'])),
    );
    const entry = { action: 'access.personal_read', objectKind: 'applicant', requestId: 'req_9' };
    expect(audit).toMatchObject([
      { ...entry, objectId: 'app_1', subjectId: 'app_1', purpose: 'requester/json' },
      { ...entry, objectId: 'access_log-2', purpose: 'list/2' },
    ]);
    expect(audit[1]?.subjectId).toBeUndefined();
  });

  test('R27: a source is used when it was assessed or partial, never when nothing was obtained', async () => {
    const { usage, deliver } = await recording();
    await deliver(
      assessed(1, { state: 'assessed' }),
      assessed(2, { state: 'partial', reasons: ['limit_reached'] }),
      assessed(3, { state: 'not_assessed', reason: 'archive_invalid' }),
      eventOf(4, 'screening.finished', 'screening', { screeningId: 'scr_1' }),
      eventOf(5, 'report.released', 'report', { reportId: 'rpt_1' }),
      eventOf(6, 'screening.started', 'screening', { screeningId: 'scr_1' }),
    );
    expect(usage.map(({ kind, sourceId = null }) => [kind, sourceId])).toEqual([
      ['source_assessed', 'src_1'],
      ['source_assessed', 'src_2'],
      ['screening_completed', null],
      ['report_released', null],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import { endRun, orderRun, postponeRun, reportRun, startRun } from './decide.ts';
import { actorRun } from './state.ts';

const at = (minute: number) => `2026-11-01T00:${String(minute).padStart(2, '0')}:00.000Z`;
const runId = idOf('run', 1);
const order = {
  runId,
  owner: { kind: 'source', screeningId: idOf('scr', 1), sourceId: idOf('src', 1) },
  applicantId: idOf('app', 1),
  platform: 'x',
  use: 'posts',
  actor: 'sample/actor',
  build: null,
  keyId: null,
  orderedAt: at(1),
} as const;
const start = { runId, vendorRunId: 'one', datasetId: 'rows', startedAt: at(2) };
const end = {
  runId,
  status: 'SUCCEEDED',
  rows: 2,
  costUsd: 0.01,
  outcome: 'obtained',
  endedAt: at(3),
} as const;
const ordered = () => given(actorRun).after(orderRun, order);
const started = () => ordered().after(startRun, start);
const nothing = { ok: true, value: [] };

describe('a run of an actor', () => {
  it('is ordered, started and ended, each once', () => {
    expect(ordered().when(orderRun, { ...order, orderedAt: at(9) })).toEqual(nothing);
    expect(started().when(startRun, start)).toEqual(nothing);
    expect(started().when(orderRun, order)).toEqual(nothing);
    const ended = started().after(endRun, end);
    expect(ended.state).toMatchObject({ kind: 'ended', order, end, startedAt: at(2) });
    expect(ended.when(endRun, { ...end, rows: 9 })).toEqual(nothing);
  });

  it('is not started twice, and not before it is ordered', () => {
    expect(started().when(startRun, { ...start, vendorRunId: 'two' })).toMatchObject(refused('run_started_already'));
    expect(given(actorRun).when(startRun, start)).toMatchObject(refused('run_not_ordered'));
    expect(ordered().when(endRun, end)).toMatchObject(refused('run_not_started'));
  });

  it('that was refused waits since the first time that it was for this reason', () => {
    const busy = ordered().after(postponeRun, { runId, code: 'busy', postponedAt: at(5) });
    expect(busy.state).toEqual({ kind: 'postponed', runId, code: 'busy', since: at(5) });
    expect(busy.when(postponeRun, { runId, code: 'busy', postponedAt: at(6) })).toEqual(nothing);
    expect(busy.when(startRun, start)).toMatchObject(refused('run_not_ordered'));
    const again = busy.after(orderRun, { ...order, orderedAt: at(7) });
    expect(again.state).toMatchObject({ kind: 'ordered', waited: { code: 'busy', since: at(5) } });
    const still = again.after(postponeRun, { runId, code: 'busy', postponedAt: at(8) });
    expect(still.state).toMatchObject({ code: 'busy', since: at(5) });
    const limited = still.after(postponeRun, { runId, code: 'rate_limited', postponedAt: at(9) });
    expect(limited.state).toMatchObject({ code: 'rate_limited', since: at(9) });
  });

  it('is reported once, to whoever waits for it, and goes on as it was', () => {
    const report = { reportedAt: at(3) };
    const event = { type: 'actor_run.reported', data: { runId, owner: order.owner, reportedAt: at(3) } };
    expect(started().when(reportRun, report)).toEqual({ ok: true, value: [event] });
    const reported = started().after(reportRun, report);
    expect(reported.state).toEqual({ ...started().state, isReported: true });
    expect(reported.when(reportRun, { reportedAt: at(4) })).toEqual(nothing);
    expect(reported.after(endRun, end).state).toMatchObject({ kind: 'ended', order, end });
  });

  it('is not reported before it is started, nor after it has ended', () => {
    for (const unknown of [given(actorRun), ordered(), started().after(endRun, end)]) {
      expect(unknown.when(reportRun, { reportedAt: at(4) })).toEqual(nothing);
    }
  });

  it('that runs cannot be put off any more', () => {
    expect(started().when(postponeRun, { runId, code: 'busy', postponedAt: at(5) })).toEqual(nothing);
  });
});

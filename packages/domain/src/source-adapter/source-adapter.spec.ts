import type { Instant } from '@visaguard/kernel';
import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import { meaningOfCode } from './adapter-fault.ts';
import { admit } from './admit.ts';
import {
  type Failure,
  forgetKey,
  recordFailure,
  recordProbe,
  recordSuccess,
  startTrial,
  switchOff,
  switchOn,
} from './decide.ts';
import { sourceAdapter } from './state.ts';

const start = Date.parse('2026-11-01T00:00:00.000Z');
const minute = (count: number): Instant => new Date(start + count * 60_000).toISOString();
const of = { adapterId: idOf('adp', 1), platform: 'instagram' } as const;
const key = { keyId: null };
const failure = (failuresInARow: number, at = minute(0), more: Partial<Failure> = {}): Failure => ({
  ...{ ...of, ...key, code: 'network', isFinal: false, failuresInARow, at },
  ...more,
});
const opened = () => given(sourceAdapter).after(recordFailure, failure(5));
const trying = (at = minute(1)) => opened().after(startTrial, { ...of, ...key, at });
const admitted = (on: ReturnType<typeof opened>, at: Instant, keyId: string | null = null) =>
  admit(on.state, { keyId, at });

describe('R30: the breaker of a source', () => {
  it('opens after five failures in a row, for a minute, and says why', () => {
    for (const inARow of [1, 2, 3, 4]) {
      expect(given(sourceAdapter).when(recordFailure, failure(inARow))).toEqual({ ok: true, value: [] });
    }
    expect(opened().state.breaker).toMatchObject({ kind: 'open', reasonCode: 'network', until: minute(1) });
    expect(admitted(given(sourceAdapter), minute(0))).toEqual({ kind: 'open' });
    expect(admitted(opened(), minute(0.99))).toEqual({ kind: 'shut', code: 'network', isFinal: false });
  });

  it.each(['platform-feature-disabled', 'user-or-token-not-found'])(
    'opens at once where trying again cannot help: %s',
    (code) => {
      const on = given(sourceAdapter).after(recordFailure, failure(1, minute(0), { code, isFinal: true }));
      expect(admitted(on, minute(0.5))).toEqual({ kind: 'shut', code, isFinal: true });
    },
  );

  it('lets one through after its time, and shuts for the others until it is told how that went', () => {
    expect(admitted(opened(), minute(1))).toEqual({ kind: 'trial' });
    const on = trying();
    expect(admitted(on, minute(1))).toEqual({ kind: 'shut', code: 'network', isFinal: false });
    expect(on.when(startTrial, { ...of, ...key, at: minute(2) })).toMatchObject(refused('source_adapter_not_due'));
    expect(opened().when(startTrial, { ...of, ...key, at: minute(0.5) })).toMatchObject(
      refused('source_adapter_not_due'),
    );
  });

  it('lets another through where nothing was heard of the first for ten minutes', () => {
    expect(admitted(trying(), minute(10.9))).toEqual({ kind: 'shut', code: 'network', isFinal: false });
    expect(admitted(trying(), minute(11))).toEqual({ kind: 'trial' });
  });

  it('closes when the try works', () => {
    expect(trying().after(recordSuccess, { ...of, ...key, at: minute(2) }).state.breaker).toEqual({ kind: 'closed' });
  });

  it('is closed while a try is under way by whatever works under its key, and by nothing under another', () => {
    const ofTenant = failure(5, minute(0), { keyId: 'sec_one' });
    const tried = given(sourceAdapter)
      .after(recordFailure, ofTenant)
      .after(startTrial, { ...of, keyId: 'sec_one', at: minute(1) });
    expect(tried.when(recordSuccess, { ...of, keyId: 'sec_two', at: minute(2) })).toEqual({ ok: true, value: [] });
    expect(tried.after(recordSuccess, { ...of, keyId: 'sec_one', at: minute(2) }).state.breaker.kind).toBe('closed');
  });

  it('is not closed by what works before a try is under way', () => {
    expect(opened().when(recordSuccess, { ...of, ...key, at: minute(0.5) })).toEqual({ ok: true, value: [] });
  });

  it('is not opened for longer by failures of runs that began before', () => {
    expect(opened().when(recordFailure, failure(6, minute(0.5)))).toEqual({ ok: true, value: [] });
  });

  it('opens for twice as long each time the try fails, and for 30 minutes at most', () => {
    let on = opened();
    const lengths: number[] = [];
    for (let now = 1, nth = 0; nth < 7; nth += 1) {
      on = on.after(startTrial, { ...of, ...key, at: minute(now) }).after(recordFailure, failure(1, minute(now)));
      const { breaker } = on.state;
      if (breaker.kind !== 'open') throw new Error('it is open');
      lengths.push((Date.parse(breaker.until) - Date.parse(minute(now))) / 60_000);
      now += lengths.at(-1) ?? 0;
    }
    expect(lengths).toEqual([2, 4, 8, 16, 30, 30, 30]);
  });

  it('says nothing of another key, and is forgotten when the key changes', () => {
    const on = given(sourceAdapter).after(recordFailure, failure(5, minute(0), { keyId: 'sec_old' }));
    expect(admitted(on, minute(0), 'sec_old')).toEqual({ kind: 'shut', code: 'network', isFinal: false });
    expect(admitted(on, minute(0), 'sec_new')).toEqual({ kind: 'open' });
    expect(on.after(forgetKey, { ...of, at: minute(0) }).state.breaker).toEqual({ kind: 'closed' });
    expect(given(sourceAdapter).when(forgetKey, { ...of, at: minute(0) })).toEqual({ ok: true, value: [] });
  });
});

describe('R30: a probe of a known and a random account', () => {
  const probe = (known: string, random: string, at = minute(0)) => ({ ...of, known, random, at });

  it.each([
    ['not_found', 'not_found'],
    ['found', 'found'],
    ['unknown', 'not_found'],
    ['found', 'unknown'],
    ['private', 'not_found'],
  ])('known %s and random %s: unhealthy, and shut until the next probes', (known, random) => {
    const on = given(sourceAdapter).after(recordProbe, probe(known, random));
    expect(on.state.verdict).toBe('unhealthy');
    expect(admitted(on, minute(119))).toEqual({ kind: 'shut', code: 'probe_failed', isFinal: true });
    expect(admitted(on, minute(120))).toEqual({ kind: 'trial' });
  });

  it('found and not found: healthy, told once, and closes what was open', () => {
    const healthy = given(sourceAdapter).after(recordProbe, probe('found', 'not_found'));
    expect(healthy.state.verdict).toBe('healthy');
    expect(healthy.when(recordProbe, probe('found', 'not_found', minute(60)))).toEqual({ ok: true, value: [] });
    const back = given(sourceAdapter)
      .after(recordProbe, probe('found', 'found'))
      .after(recordProbe, probe('found', 'not_found', minute(60)));
    expect(back.state).toMatchObject({ verdict: 'healthy', breaker: { kind: 'closed' } });
  });
});

describe('the kill switch', () => {
  const off = (reason = 'rows of another account') => ({ ...of, reason, by: 'oda', at: minute(0) });

  it('beats everything, and takes nothing away when it is switched on again', () => {
    expect(admitted(given(sourceAdapter).after(switchOff, off()), minute(0))).toEqual({
      kind: 'shut',
      code: 'switched_off',
      isFinal: true,
    });
    const both = opened().after(switchOff, off());
    expect(admitted(both, minute(1))).toEqual({ kind: 'shut', code: 'switched_off', isFinal: true });
    expect(admitted(both, minute(1), 'sec_new')).toEqual({ kind: 'shut', code: 'switched_off', isFinal: true });
    const on = both.after(switchOn, { ...of, by: 'oda', at: minute(1) });
    expect(admitted(on, minute(0.5))).toEqual({ kind: 'shut', code: 'network', isFinal: false });
  });

  it('says who and why, and is safe to repeat', () => {
    expect(given(sourceAdapter).when(switchOff, off(' '))).toMatchObject(refused('reason_missing'));
    expect(given(sourceAdapter).when(switchOff, off())).toMatchObject({
      value: [{ type: 'source_adapter.switched_off', data: { reason: 'rows of another account', by: 'oda' } }],
    });
    expect(given(sourceAdapter).after(switchOff, off()).when(switchOff, off('again'))).toEqual({ ok: true, value: [] });
    expect(given(sourceAdapter).when(switchOn, { ...of, by: 'oda', at: minute(0) })).toEqual({ ok: true, value: [] });
  });
});

describe('R30: what counts against an adapter', () => {
  it.each(['private', 'not_found', 'suspended', 'empty_or_hidden', 'no_posts', 'login_required'])(
    'what is said of one account never does: %s',
    (code) => expect(meaningOfCode(code)).toBe('worked'),
  );

  it.each(['rate-limit-exceeded', 'concurrent-runs-limit-exceeded', 'rate_limited', 'blocked'])(
    'what passes by itself neither does nor shows that it works: %s',
    (code) => expect(meaningOfCode(code)).toBe('nothing'),
  );

  it.each(['adapter_down', 'schema_error', 'mock_data', 'network', 'http_502', 'start_unclear', 'never-heard-of'])(
    'what the adapter failed at does: %s',
    (code) => expect(meaningOfCode(code)).toBe('fault'),
  );
});

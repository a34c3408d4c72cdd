import { instagramError, instagramProfile, type RunScript } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { madeUpApify, mara, runToEnd, startKey } from '../testing/made-up-apify.ts';
import { instagramSource as source } from './instagram/source.ts';
import { decideAfterProbe, judgeProbe, type ProbeResult, probeOrder } from './probe.ts';

async function probe(profile: RunScript): Promise<ProbeResult> {
  const { service, apify } = await madeUpApify({ profile });
  const order = probeOrder(source, { handle: mara.handle, startKeySha256: startKey('probe') });
  const ended = await runToEnd(apify, order);
  expect(service.runsStarted).toHaveLength(1);
  return judgeProbe(source, mara.handle, ended);
}

const profile = { id: mara.accountId, username: mara.handle };

describe('a probe of a profile', () => {
  test('found: with its number and what it shows', async () => {
    expect(await probe({ items: [instagramProfile(profile)] })).toEqual({ state: 'found', account: mara });
  });

  test('private: its header is still shown', async () => {
    const seen = await probe({ items: [instagramProfile({ ...profile, private: true })] });
    expect(seen).toEqual({ state: 'private', account: mara });
  });

  test('not_found: the actor says so', async () => {
    expect(await probe({ items: [instagramError('not_found')] })).toEqual({ state: 'not_found' });
  });

  test.each<[string, RunScript, string]>([
    ['a run that ended well with nothing in it', { items: [] }, 'blocked'],
    ['an error of a name that is not known', { items: [instagramError('no_items')] }, 'blocked'],
    ['a demo row', { items: [{ ...instagramProfile(profile), demo: true }] }, 'mock_data'],
    ['a profile in an unknown form', { items: [{ username: mara.handle, pk: 4711 }] }, 'schema_error'],
    ['the profile of somebody else', { items: [instagramProfile({ ...profile, username: 'marc' })] }, 'schema_error'],
    ['a run that failed', { items: [instagramProfile(profile)], status: 'FAILED' }, 'adapter_down'],
    ['a run that ran out of time', { items: [], status: 'TIMED-OUT' }, 'adapter_down'],
    ['a run that was aborted', { items: [], status: 'ABORTED' }, 'adapter_down'],
  ])('unknown, which is never "valid": %s', async (_, script, reason) => {
    expect(await probe(script)).toEqual({ state: 'unknown', reason });
  });

  test('not_found beside another error is not believed', async () => {
    const items = [instagramError('not_found'), instagramError('blocked_by_proxy')];
    expect(await probe({ items })).toEqual({ state: 'unknown', reason: 'blocked' });
  });
});

describe('what follows from a probe', () => {
  test('posts are collected from a public profile with the proven number', () => {
    expect(decideAfterProbe({ state: 'found', account: mara }, '4711')).toEqual({ state: 'collect', account: mara });
  });

  test('R7: the handle with another number is another account, and nothing of it is read', () => {
    for (const state of ['found', 'private'] as const) {
      expect(decideAfterProbe({ state, account: mara }, '4712')).toEqual({
        state: 'not_assessed',
        reason: 'not_proven',
      });
    }
  });

  test.each<[ProbeResult, string]>([
    [{ state: 'private', account: mara }, 'private'],
    [{ state: 'not_found' }, 'not_found'],
    [{ state: 'unknown', reason: 'blocked' }, 'blocked'],
    [{ state: 'unknown', reason: 'adapter_down' }, 'adapter_down'],
    [{ state: 'found', account: { ...mara, postsCount: 0 } }, 'empty_or_hidden'],
  ])('R17: %j is not assessed: %s', (seen, reason) => {
    expect(decideAfterProbe(seen, '4711')).toEqual({ state: 'not_assessed', reason });
  });
});

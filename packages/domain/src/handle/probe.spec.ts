import { ok, refuse } from '@visaguard/kernel';
import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import { declareHandle, proveHandle, retireHandle } from './decide.ts';
import { type RecordHandleProbe, recordAccountSeen, recordHandleProbe, requestProbe, requestProof } from './probe.ts';
import { handle } from './state.ts';

const at = '2026-11-01T00:00:00.000Z';
const declaration = {
  handleId: idOf('hdl', 1),
  applicantId: idOf('app', 1),
  platform: 'x',
  raw: '@Mara_Sample',
  canonical: 'mara_sample',
} as const;
const declared = () => given(handle).after(declareHandle, declaration);
const asking = { probeId: idOf('prb', 1), consentId: idOf('cns', 1), consent: ok(null), at } as const;
const shown: RecordHandleProbe = {
  ...{ probeId: idOf('prb', 1), state: 'found', reason: null, probedAt: at, accountId: '42', codeSeen: true },
};
const nothing = { ok: true, value: [] };

describe('proof by a code in the biography', () => {
  it('R7: a handle whose profile shows the code is proven, with the number of the account', () => {
    const proven = declared().after(requestProof, { at }).after(requestProbe, asking).after(recordHandleProbe, shown);
    expect(proven.state).toMatchObject({ kind: 'proven', accountId: '42', probe: { result: { codeSeen: true } } });
    expect(proven.when(recordHandleProbe, shown)).toEqual(nothing);
  });

  it.each([
    ['does not show it', { codeSeen: false }],
    ['was not asked for one', { codeSeen: null }],
    ['cannot be read', { state: 'unknown', reason: 'blocked', codeSeen: null, accountId: null }],
  ] as const)('R7: a profile that %s proves nothing', (_what, change) => {
    const after = declared().after(requestProof, { at }).after(requestProbe, asking);
    expect(after.after(recordHandleProbe, { ...shown, ...change }).state).toMatchObject({
      kind: 'proving',
      accountId: null,
    });
  });

  it('R7: another number under the name is another account, code or not', () => {
    const known = declared().after(proveHandle, { identifiers: ['handle', 'email', 'account_id'], accountId: '41' });
    for (const codeSeen of [true, false, null]) {
      const held = known.after(requestProbe, asking).after(recordHandleProbe, { ...shown, codeSeen });
      expect(held.state.kind).toBe('held');
    }
  });

  it('each code follows the last and holds for a week', () => {
    const asked = declared().after(requestProof, { at });
    expect(asked.state).toMatchObject({ kind: 'proving', proof: { number: 1, expiresAt: '2026-11-08T00:00:00.000Z' } });
    expect(asked.after(requestProof, { at }).state).toMatchObject({ proof: { number: 2 } });
  });
});

describe('a look at the profile', () => {
  it('R1: needs a consent', () => {
    const consent = refuse('consent_withdrawn', 'The consent was withdrawn.', { rule: 'R2' });
    expect(declared().when(requestProbe, { ...asking, consent })).toEqual(consent);
  });

  it('happens one at a time, and another may follow', () => {
    const running = declared().after(requestProbe, asking);
    expect(running.when(requestProbe, { ...asking, probeId: idOf('prb', 2) })).toMatchObject(refused('probe_running'));
    expect(running.when(recordHandleProbe, { ...shown, probeId: idOf('prb', 2) })).toEqual(nothing);
    const ended = running.after(recordHandleProbe, { ...shown, codeSeen: null });
    expect(ended.after(requestProbe, { ...asking, probeId: idOf('prb', 2) }).state).toMatchObject({
      probe: { probeId: idOf('prb', 2), result: null },
    });
  });

  it('is not for a handle that is held, retired or unknown', () => {
    const three = ['handle', 'email', 'account_id'];
    const held = declared()
      .after(proveHandle, { identifiers: three, accountId: '1' })
      .after(proveHandle, { identifiers: three, accountId: '2' });
    expect(held.when(requestProbe, asking)).toMatchObject(refused('handle_held', 'R7'));
    expect(held.when(requestProof, { at })).toMatchObject(refused('handle_held', 'R7'));
    for (const gone of [declared().after(retireHandle, undefined), given(handle)]) {
      expect(gone.when(requestProbe, asking)).toMatchObject(refused('handle_unknown'));
      expect(gone.when(requestProof, { at })).toMatchObject(refused('handle_unknown'));
      expect(gone.when(recordAccountSeen, { accountId: '1' })).toMatchObject(refused('handle_unknown'));
    }
  });

  it('of a handle that was retired meanwhile is recorded and proves nothing', () => {
    const retired = declared().after(requestProbe, asking).after(retireHandle, undefined);
    expect(retired.after(recordHandleProbe, shown).state).toMatchObject({ kind: 'retired', accountId: null });
  });
});

it('R7: the number of an account is recorded once, so that a later change is noticed', () => {
  const without = declared().after(proveHandle, { identifiers: ['handle', 'email', 'display_name'], accountId: null });
  const seen = without.after(recordAccountSeen, { accountId: '42' });
  expect(seen.state).toMatchObject({ kind: 'proven', accountId: '42' });
  expect(seen.when(recordAccountSeen, { accountId: '43' })).toEqual(nothing);
});

import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import { attachArchive, declareHandle, proveHandle, purgeArchive, retireHandle } from './decide.ts';
import { handle } from './state.ts';

const declaration = {
  handleId: idOf('hdl', 1),
  applicantId: idOf('app', 1),
  platform: 'x',
  raw: '@Mara_Sample',
  canonical: 'mara_sample',
} as const;
const declared = () => given(handle).after(declareHandle, declaration);
const three = ['handle', 'email', 'account_id'];
const at = '2026-11-01T00:00:00.000Z';
const archive = (number: number) => ({
  evidenceId: idOf('evd', number),
  consentId: idOf('cns', 1),
  sizeBytes: 10,
  attachedAt: at,
});

describe('handle', () => {
  it('R7: is proven by three identifiers and not by two', () => {
    expect(declared().when(proveHandle, { identifiers: ['handle', 'email'], accountId: null })).toMatchObject(
      refused('handle_not_proven', 'R7'),
    );
    expect(declared().after(proveHandle, { identifiers: three, accountId: '42' }).state).toMatchObject({
      kind: 'proven',
      accountId: '42',
    });
  });

  it('R7: is held when its account id has changed, and stays held', () => {
    const proven = declared().after(proveHandle, { identifiers: three, accountId: '42' });
    const held = proven.after(proveHandle, { identifiers: three, accountId: '43' });
    expect(held.state.kind).toBe('held');
    expect(held.when(proveHandle, { identifiers: three, accountId: '42' })).toMatchObject(refused('handle_held', 'R7'));
    expect(held.when(proveHandle, { identifiers: three, accountId: '43' })).toEqual({ ok: true, value: [] });
  });

  it('records an account id that an earlier proof did not have', () => {
    const proven = declared().after(proveHandle, { identifiers: three, accountId: null });
    expect(proven.when(proveHandle, { identifiers: three, accountId: null })).toEqual({ ok: true, value: [] });
    expect(proven.after(proveHandle, { identifiers: three, accountId: '42' }).state).toMatchObject({ accountId: '42' });
  });

  it('takes the parts of one export, each once, twenty at most', () => {
    let attached = declared();
    for (let part = 1; part <= 20; part++) attached = attached.after(attachArchive, archive(part));
    expect(attached.when(attachArchive, archive(1))).toEqual({ ok: true, value: [] });
    expect(attached.when(attachArchive, archive(21))).toMatchObject(refused('too_many_archives'));
    const purged = attached.after(purgeArchive, { evidenceId: idOf('evd', 1), reason: 'read' });
    expect(purged.when(attachArchive, archive(21)).ok).toBe(true);
    expect(purged.when(purgeArchive, { evidenceId: idOf('evd', 1), reason: 'read' })).toEqual({ ok: true, value: [] });
  });

  it('that is retired takes nothing any more', () => {
    const retired = declared().after(retireHandle, undefined);
    expect(retired.when(attachArchive, archive(1))).toMatchObject(refused('handle_unknown'));
    expect(retired.when(proveHandle, { identifiers: three, accountId: null })).toMatchObject(refused('handle_unknown'));
    expect(retired.when(retireHandle, undefined)).toEqual({ ok: true, value: [] });
    expect(given(handle).when(retireHandle, undefined)).toMatchObject(refused('handle_unknown'));
    expect(retired.when(declareHandle, declaration)).toMatchObject(refused('handle_exists'));
  });
});

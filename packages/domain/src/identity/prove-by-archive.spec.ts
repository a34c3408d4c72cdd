import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArchiveProofInput, proveByArchive } from './prove-by-archive.ts';

type Declared = ArchiveProofInput['declared'];
type Archive = ArchiveProofInput['archive'];

const declared: Declared = { handle: 'mara.sample', accountId: null, email: 'mara@example.test', name: 'Mara Sample' };
const archive: Archive = {
  handle: 'mara.sample',
  accountId: '1000200030004',
  emails: ['old@example.test', 'mara@example.test'],
  name: 'Mara Sample',
};
const prove = (own: Partial<Declared>, export_: Partial<Archive>) =>
  proveByArchive({ declared: { ...declared, ...own }, archive: { ...archive, ...export_ } });

describe('R7: proof by archive', () => {
  test('R7: handle, e-mail and an account id not seen before prove it, and the id is recorded', () => {
    expect(prove({}, { name: 'Somebody' })).toEqual({
      kind: 'proven',
      identifiers: ['handle', 'account_id', 'email'],
      accountId: '1000200030004',
    });
  });

  test('R7: where the export carries no account id, handle, e-mail and display name prove it', () => {
    expect(prove({}, { accountId: null })).toEqual({
      kind: 'proven',
      identifiers: ['handle', 'email', 'display_name'],
      accountId: null,
    });
  });

  test('R7: the recorded account id proves it with handle and name although the e-mail changed', () => {
    expect(prove({ accountId: '1000200030004' }, { emails: [] })).toMatchObject({
      kind: 'proven',
      identifiers: ['handle', 'account_id', 'display_name'],
    });
  });

  test('R7: an account id not seen before does not count without the e-mail', () => {
    expect(prove({}, { emails: ['other@example.test'] })).toEqual({
      kind: 'not_proven',
      matched: ['handle', 'display_name'],
      missing: ['account_id', 'email'],
    });
  });

  test('R7: two identifiers are not enough', () => {
    expect(prove({ name: null }, { accountId: null })).toEqual({
      kind: 'not_proven',
      matched: ['handle', 'email'],
      missing: ['account_id', 'display_name'],
    });
  });

  test('R7: three identifiers without the handle are not enough', () => {
    expect(prove({ accountId: '1000200030004' }, { handle: null })).toEqual({
      kind: 'not_proven',
      matched: ['account_id', 'email', 'display_name'],
      missing: ['handle'],
    });
  });

  test('R7: an archive of another handle is a mismatch whatever else matches', () => {
    const other = { kind: 'mismatch', reason: 'handle_differs' };
    expect(prove({}, { handle: 'mara.other' })).toEqual(other);
    expect(prove({ accountId: '1000200030004' }, { handle: 'mara.other' })).toEqual(other);
  });

  test('R7: a recorded account id that changed is a recycled handle whatever else matches', () => {
    expect(prove({ accountId: '999' }, {})).toEqual({ kind: 'mismatch', reason: 'recycled' });
  });

  test.each([
    ['MARA SAMPLE', 'mara sample'],
    ['Mára Sämple', 'Mara Sample'],
    ['Mara  Sample ', 'MaraSample'],
    ['Ｍａｒａ Ｓａｍｐｌｅ', 'Mara Sample'],
    ['Màra\u00a0Sample', 'Ma\u0300ra Sample'],
    ['마라 샘플', '마라샘플'],
  ])('R7: the names %j and %j are one', (own, found) => {
    expect(prove({ name: own }, { accountId: null, name: found }).kind).toBe('proven');
  });

  test.each([
    ['', ''],
    [' ', '\u0301'],
    ['Mara Sample', 'Sample Mara'],
    ['Mara Sample', 'Mara'],
    [null, null],
  ])('R7: the names %j and %j are not', (own, found) => {
    expect(prove({ name: own }, { accountId: null, name: found }).kind).toBe('not_proven');
  });

  test('R7: e-mail addresses match without case', () => {
    expect(prove({ email: ' Mara@Example.test' }, { name: null }).kind).toBe('proven');
    expect(prove({ email: null }, {}).kind).toBe('not_proven');
  });

  test('R7: nothing is proven without the handle and two more, and nothing against the recorded id', () => {
    const some = fc.constantFrom('a', 'b', null);
    const ids = fc.constantFrom('1', '2', 'letters', null);
    const own = { handle: fc.constantFrom('a', 'b'), isProven: fc.boolean(), accountId: ids, email: some, name: some };
    const inputs = fc.record({
      declared: fc.record(own),
      archive: fc.record({ handle: some, accountId: ids, emails: fc.subarray(['a', 'b']), name: some }),
    });
    fc.assert(
      fc.property(inputs, (given) => {
        const proof = proveByArchive(given);
        if (proof.kind !== 'proven') return;
        expect(new Set(proof.identifiers).size).toBeGreaterThanOrEqual(3);
        const isNamed = given.archive.handle === given.declared.handle;
        const isKnown = given.archive.handle === null && given.declared.isProven;
        expect(proof.identifiers.includes('handle')).toBe(isNamed);
        expect(proof.identifiers.includes('earlier_proof')).toBe(isKnown);
        expect(isNamed || isKnown).toBe(true);
        const [recorded, found] = [given.declared.accountId, given.archive.accountId];
        const isOtherKind = (recorded === 'letters') !== (found === 'letters');
        if (recorded !== null && found !== null && !isOtherKind) expect(found).toBe(recorded);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('R7: an export that names no handle', () => {
  const linkedin = { handle: null, accountId: '181682616' };

  test('R7: is accepted for an account whose control was shown before, with e-mail and name', () => {
    expect(prove({ isProven: true }, linkedin)).toEqual({
      kind: 'proven',
      identifiers: ['earlier_proof', 'email', 'display_name'],
      accountId: null,
    });
  });

  test('R7: is not accepted without the earlier proof, which is nothing that an export could bring', () => {
    expect(prove({ isProven: false }, linkedin)).toEqual({
      kind: 'not_proven',
      matched: ['email', 'display_name'],
      missing: ['handle', 'account_id'],
    });
  });

  test('R7: the earlier proof is one identifier of three', () => {
    expect(prove({ isProven: true, name: null }, linkedin)).toMatchObject({ kind: 'not_proven' });
    expect(prove({ isProven: true, email: null }, linkedin)).toMatchObject({ kind: 'not_proven' });
  });

  test('R7: the earlier proof stands in for a handle that is not named, never for another one', () => {
    expect(prove({ isProven: true }, { handle: 'mara.other' })).toEqual({ kind: 'mismatch', reason: 'handle_differs' });
  });

  test('R7: the profile’s id in letters and the export’s in digits say nothing of each other', () => {
    const known = { isProven: true, accountId: 'ACoAAArUUDgBmadeup' };
    expect(prove(known, linkedin)).toMatchObject({
      ...{ kind: 'proven', identifiers: ['earlier_proof', 'email', 'display_name'], accountId: null },
    });
    expect(prove({ ...known, name: null }, linkedin)).toMatchObject({ kind: 'not_proven' });
    expect(prove({ ...known, accountId: '181682617' }, linkedin)).toMatchObject({ reason: 'recycled' });
  });
});

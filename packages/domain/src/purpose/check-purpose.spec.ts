import fc from 'fast-check';
import { expect, test } from 'vitest';
import { purposes } from '../vocabulary.ts';
import { checkPurpose } from './check-purpose.ts';

test('R6: the permissible purposes are these five', () => {
  expect(purposes).toEqual([
    'self_check',
    'admission_visa_readiness',
    'scholarship_visa_readiness',
    'exchange_programme',
    'agency_case_preparation',
  ]);
});

test.each(purposes)('R6: %s is permitted', (purpose) => {
  expect(checkPurpose(purpose)).toEqual({ ok: true, value: purpose });
});

test.each(['employment', 'credit', 'housing', 'Employment', ' HOUSING '])('R6: %j is refused by name', (purpose) => {
  expect(checkPurpose(purpose)).toMatchObject({
    ok: false,
    error: { code: 'purpose_refused', rule: 'R6', facts: { purpose: purpose.trim().toLowerCase() } },
  });
});

test('R6: whatever is not on the list is refused, without echoing it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 12 }), (purpose) => {
      fc.pre(!purposes.some((permitted) => permitted === purpose));
      const checked = checkPurpose(purpose);
      expect(checked).toMatchObject({ ok: false, error: { code: 'purpose_unknown', rule: 'R6' } });
    }),
  );
});

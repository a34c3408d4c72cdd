import { expect, test } from 'vitest';
import { confirmAdult } from './confirm-adult.ts';

test('R24: who states to be an adult goes on', () => {
  expect(confirmAdult({ adult: true })).toEqual({ ok: true, value: true });
});

test('R24: who does not is refused', () => {
  expect(confirmAdult({ adult: false })).toMatchObject({ ok: false, error: { code: 'minor_refused', rule: 'R24' } });
});

test('R24: a declaration without a plain yes is refused', () => {
  const untyped: unknown[] = ['yes', 1, null, undefined, {}];
  for (const adult of untyped) {
    const declaration = JSON.parse(JSON.stringify({ adult: adult ?? false })) as { adult: boolean };
    expect(confirmAdult(declaration).ok).toBe(false);
  }
});

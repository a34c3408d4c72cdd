import { systemRandom } from '@visaguard/kernel';
import { expect, test } from 'vitest';
import { mintSecret, parseSecret, type SecretKind, secretSha256 } from './secret.ts';

const kinds: readonly [SecretKind, 'test' | 'live', RegExp][] = [
  ['api_key', 'test', /^vg_test_[0-9A-Za-z]{36}$/],
  ['api_key', 'live', /^vg_live_[0-9A-Za-z]{36}$/],
  ['person', 'test', /^vgp_test_[0-9A-Za-z]{36}$/],
  ['person', 'live', /^vgp_live_[0-9A-Za-z]{36}$/],
];

test.each(kinds)('a %s secret in %s mode says what it is', (kind, mode, form) => {
  const secret = mintSecret(kind, mode, systemRandom);
  expect(secret).toMatch(form);
  expect(parseSecret(secret)).toEqual({ kind, mode });
});

test('one changed character anywhere is noticed without a look-up', () => {
  const secret = mintSecret('api_key', 'test', systemRandom);
  for (let at = 0; at < secret.length; at++) {
    const other = secret[at] === 'a' ? 'b' : 'a';
    expect(parseSecret(secret.slice(0, at) + other + secret.slice(at + 1)), `character ${at}`).toBeNull();
  }
});

test('a test key does not become a live key, nor an API key a person, by its prefix', () => {
  const secret = mintSecret('api_key', 'test', systemRandom);
  expect(parseSecret(secret.replace('_test_', '_live_'))).toBeNull();
  expect(parseSecret(secret.replace('vg_', 'vgp_'))).toBeNull();
});

test.each(['', 'vg_test_', ' vg_test_x', 'vg_prod_abc', 'x'.repeat(10_000)])('%j is no secret', (text) => {
  expect(parseSecret(text)).toBeNull();
});

test('every digit comes equally often, within chance', () => {
  const counts = new Map<string, number>();
  for (let at = 0; at < 2_000; at++) {
    for (const digit of mintSecret('api_key', 'test', systemRandom).slice(8, 38)) {
      counts.set(digit, (counts.get(digit) ?? 0) + 1);
    }
  }
  expect(counts.size).toBe(62);
  const expected = (2_000 * 30) / 62;
  for (const [digit, count] of counts) expect(Math.abs(count - expected) / expected, digit).toBeLessThan(0.25);
});

test('what is stored does not show the secret', () => {
  const secret = mintSecret('person', 'live', systemRandom);
  expect(secretSha256(secret)).toMatch(/^[0-9a-f]{64}$/);
  expect(secretSha256(secret)).not.toContain(secret.slice(8, 20));
});

import { expect, test } from 'vitest';
import { passwordFaults } from './password-fields.ts';

const pointers = (body: unknown) => passwordFaults(body).map(({ pointer }) => pointer);

test.each(['password', 'Password', 'instagram_password', 'pass_code', 'PIN', 'pin-code', 'userPasswd', 'otp', 'pwd'])(
  'R5: a field named %s is noticed',
  (name) => {
    expect(pointers({ [name]: 'x' })).toEqual([`/${name}`]);
  },
);

test.each(['opinion', 'spinner', 'passport', 'compass', 'handle', 'pinned'])('a field named %s is not', (name) => {
  expect(pointers({ [name]: 'x' })).toEqual([]);
});

test('R5: however deep it lies, in lists too', () => {
  expect(pointers({ a: [{ b: 1 }, { 'c/d': { password: 'x' } }] })).toEqual(['/a/1/c~1d/password']);
});

test('depth does not exhaust the stack, nor do many findings the answer', () => {
  const depth = 200_000;
  const deep: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  expect(pointers(deep)).toEqual([]);
  expect(pointers(Array.from({ length: 1_000 }, () => ({ pin: 1 })))).toHaveLength(20);
  const wide = Object.fromEntries(Array.from({ length: 1_000 }, (_, nth) => [`password${nth}`, 1]));
  expect(pointers(wide)).toHaveLength(20);
});

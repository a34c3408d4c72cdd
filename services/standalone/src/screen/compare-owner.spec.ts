import { expect, test } from 'vitest';
import { compareOwner } from './compare-owner.ts';

const instagram = (handle: string | null) => ({ platform: 'instagram', handle }) as const;
const named = (canonical: string) => ({ platform: 'instagram', canonical }) as const;

test('R7: an export of another account than the one named is another person’s', () => {
  expect(compareOwner(instagram('someone.else'), [named('mara.sample')])).toEqual({
    kind: 'another',
    expected: 'mara.sample',
  });
  const two = [named('mara.sample'), named('mara.work')];
  expect(compareOwner(instagram('someone.else'), two)).toEqual({ kind: 'another', expected: null });
});

test('one of several named accounts is enough', () => {
  const two = [named('mara.sample'), named('mara.work')];
  expect(compareOwner(instagram('mara.work'), two)).toEqual({ kind: 'named' });
});

test('nothing is said where no account of the platform was named, or the export names none', () => {
  expect(compareOwner(instagram('mara.sample'), [])).toEqual({ kind: 'not_named' });
  expect(compareOwner(instagram('mara.sample'), [{ platform: 'x', canonical: 'other' }])).toEqual({
    kind: 'not_named',
  });
  expect(compareOwner(instagram(null), [named('mara.sample')])).toEqual({ kind: 'not_named' });
});

import { expect, test } from 'vitest';
import { parseKnownAccounts } from './known-accounts.ts';

test('an account for each platform, as its handle is compared', () => {
  expect(parseKnownAccounts(' instagram=@Instagram , x=https://x.com/X,')).toEqual({
    ok: true,
    value: { instagram: 'instagram', x: 'x' },
  });
  expect(parseKnownAccounts('')).toEqual({ ok: true, value: {} });
});

test('every fault is named at once', () => {
  const faults = [
    '"myspace" is no platform; there are instagram, tiktok, linkedin, facebook, x',
    'what stands behind x= is no account of it',
    'what stands behind tiktok= is no account of it',
    'instagram is named twice',
  ];
  expect(parseKnownAccounts('myspace=tom,x=,tiktok,instagram=a,instagram=b')).toEqual({ ok: false, error: faults });
});

import { expect, test } from 'vitest';
import { keyHolds, may, memberHolds, permissions } from './may.ts';
import { type Holder, holders, policy } from './policy.ts';

const allowedTo = (holds: readonly Holder[]) => permissions.filter((permission) => may({ holds }, permission));

test('the compiled look-up answers what the table says, for every holder and permission', () => {
  for (const holder of holders) {
    for (const permission of permissions) {
      const listed = (policy[permission] as readonly Holder[]).includes(holder);
      expect(may({ holds: [holder] }, permission), `${holder} ${permission}`).toBe(listed);
    }
  }
});

test('who holds nothing may do nothing', () => {
  expect(allowedTo([])).toEqual([]);
});

test('R13: no API key reviews, whatever its scopes', () => {
  const may = allowedTo(keyHolds(['read', 'write']));
  expect(may.filter((permission) => permission.startsWith('review:'))).toEqual([]);
});

test('R13: a reviewer whose training has lapsed reviews nothing and keeps the other roles', () => {
  expect(allowedTo(memberHolds(['reviewer'], { live: true }))).toContain('review:decide');
  expect(allowedTo(memberHolds(['reviewer'], { live: false }))).toEqual([]);
  expect(allowedTo(memberHolds(['reviewer', 'auditor'], { live: false }))).toEqual(allowedTo(['auditor']));
});

test('an applicant has the portal and nothing of the tenant; nobody else has the portal', () => {
  expect(allowedTo(['applicant'])).toEqual(['portal:read', 'portal:act']);
  for (const holder of holders.filter((other) => other !== 'applicant')) {
    expect(allowedTo([holder]).filter((permission) => permission.startsWith('portal:'))).toEqual([]);
  }
});

test('a key that only reads changes nothing', () => {
  expect(allowedTo(keyHolds(['read'])).every((permission) => /:(read|evaluate)$/.test(permission))).toBe(true);
});

test('an owner reads a report only by taking the requester role', () => {
  expect(allowedTo(['owner', 'admin'])).not.toContain('report:read');
  expect(allowedTo(['requester'])).toContain('report:read');
});

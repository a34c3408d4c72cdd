import { auditEntryIdForm } from '@visaguard/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditEntryId, placeOf } from './audit-cursor.ts';

const digits = [...'0123456789abcdefghjkmnpqrstvwxyz'];
const place = fc.record({
  occurredAt: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  eventId: fc.array(fc.constantFrom(...digits), { minLength: 26, maxLength: 26 }).map((body) => `evt_${body.join('')}`),
});

test('an id tells the place of its entry exactly, and has the form that is published', () => {
  fc.assert(
    fc.property(place, (at) => {
      expect(placeOf(auditEntryId(at))).toEqual(at);
      expect(auditEntryIdForm.safeParse(auditEntryId(at)).success).toBe(true);
    }),
  );
});

test('ids sort as the trail does', () => {
  fc.assert(
    fc.property(place, place, (a, b) => {
      const byPlace = [a.occurredAt, a.eventId].join(' ') < [b.occurredAt, b.eventId].join(' ');
      expect(auditEntryId(a) < auditEntryId(b)).toBe(byPlace);
    }),
  );
});

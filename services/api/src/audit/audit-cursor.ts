import { z } from '@hono/zod-openapi';
import type { AuditEntry } from '@visaguard/analytics';
import { auditEntryIdForm } from '@visaguard/contracts';

const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const timeLength = 9;

type Place = Pick<AuditEntry, 'occurredAt' | 'eventId'>;

/** Id of an entry, from which its place in the trail can be told: time in base 32, then the event's own digits. */
export function auditEntryId({ occurredAt, eventId }: Place): string {
  let rest = Date.parse(occurredAt);
  let time = '';
  for (let at = 0; at < timeLength; at++) {
    time = digits.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  return `aud_${time}${eventId.slice('evt_'.length)}`;
}

/** The place that an id of this form tells. */
export function placeOf(auditEntryId: string): Place {
  const body = auditEntryId.slice('aud_'.length);
  const time = [...body.slice(0, timeLength)].reduce((sum, digit) => sum * 32 + digits.indexOf(digit), 0);
  return { occurredAt: new Date(time).toISOString(), eventId: `evt_${body.slice(timeLength)}` };
}

export const auditPageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  starting_after: auditEntryIdForm.optional(),
});

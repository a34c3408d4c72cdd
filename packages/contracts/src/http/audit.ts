import { z } from 'zod';
import { instantForm, listForm, modeFields } from './fields.ts';

/** Sorts as the trail does: nine digits of time, then the event's own 26. */
export const auditEntryIdForm = z
  .string()
  .regex(/^aud_[0-9a-hjkmnp-tv-z]{35}$/)
  .meta({ example: 'aud_1k9x3v5m2r8t4w6y7z0a1b2c3d4e5f6g7h' });

export const auditEntryForm = z
  .object({
    object: z.literal('audit_entry'),
    id: auditEntryIdForm,
    occurred_at: instantForm,
    actor: z.object({ kind: z.string(), id: z.string() }),
    action: z.string().meta({ example: 'access.content_read' }),
    object_kind: z.string(),
    object_id: z.string(),
    subject_id: z.string().nullable().meta({ description: 'The applicant concerned, if any.' }),
    purpose: z.string().nullable().meta({ example: 'requester/pdf' }),
    request_id: z.string().nullable(),
    ...modeFields,
  })
  .meta({ id: 'AuditEntry' });

export const auditEntryListForm = listForm(auditEntryForm, 'AuditEntryList');

export type AuditEntryBody = z.input<typeof auditEntryForm>;

import type { AuditEntry } from '@visaguard/analytics';
import type { AuditEntryBody } from '@visaguard/contracts';
import { defineOperation } from '../../http/operation.ts';
import { listed } from '../../http/paging.ts';
import { auditEntryId } from '../audit-cursor.ts';
import { auditPage } from '../audit-page.ts';
import { listAuditEntriesContract } from './contract.ts';

/** Rule R3: entries that would tell a tenant why a screening is not provided, or what an applicant reads at home. */
const applicantsOwn = { actions: ['report.blocked'], actorKinds: ['applicant', 'simulator'] };

export const listAuditEntries = defineOperation(listAuditEntriesContract, async ({ api, caller, query }) => {
  const { object_id: objectId, subject_id: subjectId, action, ...page } = query;
  const criteria = {
    ...(objectId === undefined ? {} : { objectId }),
    ...(subjectId === undefined ? {} : { subjectId }),
    ...(action === undefined ? {} : { action }),
  };
  const entries = await auditPage(api, caller.scope, { ...page, criteria, without: applicantsOwn });
  if (!entries.ok) return entries.error;
  const livemode = caller.scope.mode === 'live';
  return listed(
    entries.value,
    entries.value.rows.map((entry) => auditEntryBody(entry, livemode)),
  );
});

function auditEntryBody(entry: AuditEntry, livemode: boolean): AuditEntryBody {
  return {
    object: 'audit_entry',
    id: auditEntryId(entry),
    occurred_at: entry.occurredAt,
    actor: { kind: entry.actorKind, id: entry.actorId },
    action: entry.action,
    object_kind: entry.objectKind,
    object_id: entry.objectId,
    subject_id: entry.subjectId ?? null,
    purpose: entry.purpose ?? null,
    request_id: entry.requestId ?? null,
    livemode,
  };
}

import type { AuditEntry } from '@visaguard/analytics';
import { auditEntryId } from '../../audit/audit-cursor.ts';
import { auditPage } from '../../audit/audit-page.ts';
import { defineOperation } from '../../http/operation.ts';
import { listed } from '../../http/paging.ts';
import { personOf } from '../person.ts';
import { listMyRecipientsContract } from './contract.ts';

export const listMyRecipients = defineOperation(listMyRecipientsContract, async ({ api, caller, query }) => {
  const page = await auditPage(api, caller.scope, {
    ...query,
    criteria: { subjectId: personOf(caller), action: 'access.content_read' },
  });
  if (!page.ok) return page.error;
  const owner = await api.queries.tenants.get(caller.scope);
  return listed(
    page.value,
    page.value.rows.map((entry) => {
      const who = whoRead(entry);
      return {
        object: 'recipient',
        id: auditEntryId(entry),
        who,
        name: who === 'tenant' ? (owner?.name ?? null) : null,
        what: entry.objectKind,
        object_id: entry.objectId,
        view: entry.purpose ?? null,
        at: entry.occurredAt,
      };
    }),
  );
});

function whoRead({ actorKind, purpose }: AuditEntry): 'you' | 'reviewer' | 'tenant' | 'operator' {
  if (actorKind === 'applicant') return 'you';
  if (purpose?.startsWith('blind/')) return 'reviewer';
  return actorKind === 'api_key' || actorKind === 'member' ? 'tenant' : 'operator';
}

import type { AuditRow } from '@visaguard/analytics';
import type { ProjectedEvent } from '@visaguard/read-models';

/** Every event is an entry of the audit trail: who did what to which object, when. Never what it says. */
export function auditRow(event: ProjectedEvent): AuditRow {
  const { scope, eventId, meta } = event;
  const subjectId = 'applicantId' in event.data ? event.data.applicantId : undefined;
  return {
    scope,
    eventId,
    occurredAt: meta.at,
    actorKind: meta.actor.kind,
    actorId: meta.actor.id,
    action: event.type,
    objectKind: event.category,
    objectId: event.streamId,
    ...(subjectId === undefined ? {} : { subjectId }),
    ...readOf(event),
  };
}

/** What somebody has read: an entry of the thing and not of the log. A list is one entry that says of how many people. */
function readOf(event: ProjectedEvent): Partial<AuditRow> {
  if (event.type === 'access.content_read') {
    const { objectKind, objectId, view, format, requestId } = event.data;
    return { objectKind, objectId, purpose: `${view}/${format}`, requestId };
  }
  if (event.type === 'access.personal_read') {
    const { objectKind, applicantIds, requestId } = event.data;
    const [only, ...others] = applicantIds;
    if (only === undefined || others.length > 0)
      return { objectKind, purpose: `list/${applicantIds.length}`, requestId };
    return { objectKind, objectId: only, subjectId: only, purpose: 'requester/json', requestId };
  }
  return {};
}

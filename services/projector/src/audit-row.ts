import type { AuditRow } from '@visaguard/analytics';
import type { ProjectedEvent } from '@visaguard/read-models';

/** Every event is an entry of the audit trail: who did what to which object, when. Never what it says. */
export function auditRow(event: ProjectedEvent): AuditRow {
  const { scope, eventId, meta } = event;
  const read = event.type === 'access.content_read' ? event.data : null;
  const subjectId = 'applicantId' in event.data ? event.data.applicantId : undefined;
  return {
    scope,
    eventId,
    occurredAt: meta.at,
    actorKind: meta.actor.kind,
    actorId: meta.actor.id,
    action: event.type,
    objectKind: read ? read.objectKind : event.category,
    objectId: read ? read.objectId : event.streamId,
    ...(subjectId === undefined ? {} : { subjectId }),
    ...(read ? { purpose: `${read.view}/${read.format}`, requestId: read.requestId } : {}),
  };
}

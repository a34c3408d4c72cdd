import type { AuditCriteria, AuditEntry, AuditPage } from '@visaguard/analytics';
import { ok, type Result, type TenantScope } from '@visaguard/kernel';
import type { Page } from '@visaguard/read-models';
import type { ApiDependencies } from '../http/dependencies.ts';
import { auditUnavailable } from '../http/failure.ts';
import type { ProblemReply } from '../http/reply.ts';
import { placeOf } from './audit-cursor.ts';

type Asked = {
  readonly limit: number;
  readonly starting_after?: string | undefined;
  readonly criteria: AuditCriteria;
  readonly without?: NonNullable<AuditPage['without']>;
};

/** One page of the trail, newest first; 503 where no engine of it runs. */
export async function auditPage(
  api: Pick<ApiDependencies, 'analytics'>,
  scope: TenantScope,
  { limit, starting_after: after, criteria, without }: Asked,
): Promise<Result<Page<AuditEntry>, ProblemReply>> {
  if (!api.analytics) return { ok: false, error: auditUnavailable() };
  const entries = await api.analytics.listAudit(scope, {
    ...criteria,
    limit: limit + 1,
    ...(after === undefined ? {} : { before: placeOf(after) }),
    ...(without === undefined ? {} : { without }),
  });
  return ok({ rows: entries.slice(0, limit), hasMore: entries.length > limit });
}

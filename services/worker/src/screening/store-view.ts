import type { EvidenceId, ReportId, TenantScope } from '@visaguard/kernel';
import { permanentFailure } from '@visaguard/orchestration';
import { hashView, type PrivateView, type RequesterView } from '@visaguard/report';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { viewIdOf } from './content-ids.ts';

export type StoredView = { readonly evidenceId: EvidenceId; readonly sha256: string };

/** Keeps one view of a report under the applicant's key. The same report stores the same bytes under the same id. */
export async function storeView(
  worker: WorkerDependencies,
  scope: TenantScope,
  of: { readonly applicantId: string; readonly reportId: ReportId; readonly view: PrivateView | RequesterView },
): Promise<StoredView> {
  const { applicantId, reportId, view } = of;
  const id = viewIdOf(reportId, view.view);
  const meta = { id, subject: applicantId, kind: 'report', contentType: 'application/json' } as const;
  const stored = await worker.app.evidence.put(scope, meta, Buffer.from(JSON.stringify(view)));
  if (!stored.ok) throw permanentFailure(stored.error.code, 'the report could not be kept');
  return { evidenceId: id, sha256: hashView(view) };
}

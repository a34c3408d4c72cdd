import type { EvidenceId, TenantScope } from '@visaguard/kernel';
import { permanentFailure } from '@visaguard/orchestration';
import type { WorkerDependencies } from '../worker-dependencies.ts';

/** Content that an earlier step of this platform wrote. @throws a permanent failure when it is gone. */
export async function readJsonEvidence<T>(
  worker: WorkerDependencies,
  scope: TenantScope,
  evidenceId: EvidenceId,
): Promise<T> {
  const opened = await worker.app.evidence.get(scope, evidenceId);
  if (opened.status !== 'clear') throw permanentFailure(`evidence_${opened.status}`, 'kept content cannot be read');
  return JSON.parse(Buffer.from(opened.value).toString('utf8')) as T;
}

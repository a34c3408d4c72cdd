import type { Application } from '@visaguard/application';
import type { EvidenceId, TenantScope } from '@visaguard/kernel';

/**
 * Content that this platform has written. Null where it was purged or its person erased.
 * @throws when it does not decrypt though its key exists: tampering or a bug, never "deleted".
 */
export async function readJsonEvidence<Content>(
  app: Pick<Application, 'evidence'>,
  scope: TenantScope,
  evidenceId: EvidenceId,
): Promise<Content | null> {
  const opened = await app.evidence.get(scope, evidenceId);
  if (opened.status === 'unreadable') throw new Error(`evidence ${evidenceId} does not decrypt: ${opened.reason}`);
  if (opened.status !== 'clear') return null;
  return JSON.parse(Buffer.from(opened.value).toString('utf8')) as Content;
}

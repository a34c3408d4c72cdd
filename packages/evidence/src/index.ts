export { createEvidenceStore, type EvidenceStore, type EvidenceStoreDeps } from './create-evidence-store.ts';
export type { EvidenceKind, EvidenceMeta, PutRefusal, RandomAccess, StoredEvidence, TooLarge } from './evidence.ts';

export { type HouseKeeping, keepHouse } from './keep-house.ts';
export { type ExpiredUploads, purgeExpiredUploads } from './purge-expired-uploads.ts';
export { withoutKey } from './sources/open-profiles.ts';
export type { Profiles } from './sources/profiles.ts';
export { profilesFromSettings } from './sources/profiles-from-settings.ts';
export {
  type AdapterOutcome,
  type AdapterUse,
  createSourceGate,
  type SourceGate,
} from './sources/source-gate.ts';
export { processesConsumer, startWorker, type WorkerOptions } from './start-worker.ts';
export { traceProcesses } from './trace-processes.ts';
export type { WorkerDependencies } from './worker-dependencies.ts';

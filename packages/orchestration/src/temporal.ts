// The door to Temporal, apart from the other because it brings a native library and a bundler with it.
export { bundleProcesses } from './temporal/bundle.ts';
export { historyKeys, type Replayed, recordedHistory, replayHistories } from './temporal/histories.ts';
export { type HostedProcess, hostProcess } from './temporal/hosted-activities.ts';
export type { CodecKeys } from './temporal/payload-codec.ts';
export { createTemporalRunner, type TemporalRunnerParts } from './temporal/runner.ts';
export {
  createTemporalWorker,
  type TemporalPlace,
  type TemporalWorker,
  type TemporalWorkerParts,
} from './temporal/worker.ts';

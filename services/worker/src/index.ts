export { processesConsumer, startWorker, type WorkerOptions } from './start-worker.ts';
export type { WorkerDependencies } from './worker-dependencies.ts';

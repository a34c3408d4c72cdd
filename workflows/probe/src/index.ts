export type { ProbeActivities, ProbeRef, ProbeStep } from './activities.ts';
export { probeProcess, probeWoken } from './process.ts';

export type { ProbeActivities, ProbeRef, ProbeStep } from './activities.ts';
export { probeProcess } from './process.ts';

export type { Begun, BuiltReport, ScreeningActivities, ScreeningRef, SourceRef } from './activities.ts';
export { screeningProcess, screeningSignals } from './process.ts';

export type { Begun, BuiltReport, CollectionStep, ScreeningActivities, ScreeningRef, SourceRef } from './activities.ts';
export { screeningProcess, screeningSignals, sourceWoken } from './process.ts';

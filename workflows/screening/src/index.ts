export type {
  Begun,
  BuiltReport,
  CollectionStep,
  ScreeningActivities,
  ScreeningRef,
  SourceRef,
  VotingStep,
} from './activities.ts';
export { screeningProcess, screeningSignals, sourceWoken } from './process.ts';

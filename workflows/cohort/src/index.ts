export type { CohortActivities, CohortRound, OrderOutcome, RefusedApplicant } from './activities.ts';
export { cohortProcess } from './process.ts';

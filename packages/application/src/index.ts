export type { Application } from './application.ts';
export { type Actor, type Command, type CommandOutcome, processCommand } from './command.ts';
export { type Change, execute, type Loaded, type Plan, type Reader } from './execute.ts';
export { loadState } from './load-state.ts';
export { orderScreening, type ScreeningOrder } from './order-screening.ts';
export { type ReleaseReport, releaseReport } from './release-report.ts';
export { type AtWork, claimReview, closeReview, type FindingVerdict, reviewFinding } from './review-case.ts';
export { type AnyEvent, openEvents, SubjectErased } from './sealing.ts';

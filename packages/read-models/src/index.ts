export type { ApplicantRow } from './applicants/queries.ts';
export { type AwaitCheckpoints, awaitCheckpoints, ReadModelsBehind } from './await-checkpoints.ts';
export { type AwaitPosition, awaitPosition, type Reached } from './await-position.ts';
export type { CheckpointMove, Consumer } from './checkpoints/checkpoint.ts';
export { type CheckpointKeeper, ConsumerFenced, createCheckpointKeeper } from './checkpoints/checkpoint-keeper.ts';
export { createParkedReactions, type ParkedReaction, type ParkedReactions } from './checkpoints/parked-reactions.ts';
export { type CohortProgress, type CohortRow, type OpenRound, openCohortRounds } from './cohorts/queries.ts';
export type { ConsentRow } from './consents/queries.ts';
export { type CredentialRow, credentialLookup } from './credentials/queries.ts';
export type { FindingRow } from './findings/queries.ts';
export { type Replayed, replayParked } from './following/replay-parked.ts';
export type { Parked, ParkReason } from './following/sort-out.ts';
export { type HandleRow, type HandleWithArchives, handlesWithArchives, openProbes } from './handles/queries.ts';
export type { MemberRow } from './members/queries.ts';
export { expiredUploads } from './open-uploads/queries.ts';
export type { Page, PageRequest } from './page.ts';
export { asProjected, type ProjectedEvent, type SealedPersonal } from './projected-event.ts';
export type { Database, Projection } from './projection.ts';
export { createReadModelProjector, type EventBatch, type ReadModelProjector } from './projector.ts';
export type { ProviderKeyRow } from './provider-keys/queries.ts';
export { createQueries, type Queries, readModelConsumer } from './read-model.ts';
export { FoldStopped } from './rebuilding/fold-events.ts';
export { rebuildReadModels } from './rebuilding/rebuild-read-models.ts';
export { RebuildRuns } from './rebuilding/tables-beside.ts';
export { type Difference, type Verified, verifyReadModels } from './rebuilding/verify-read-models.ts';
export type { ReportFilter, ReportRow } from './reports/queries.ts';
export type { ReviewRow } from './reviews/queries.ts';
export { createScopedRead, type ScopedRead } from './scoped-read.ts';
export {
  openScreenings,
  type ScreeningFilter,
  type ScreeningRow,
  type ScreeningSourceRow,
  unreportedScreenings,
} from './screenings/queries.ts';
export { type SourceAdapterRow, shutSourceAdapters, sourceAdaptersOf } from './source-adapters/queries.ts';
export type { TenantRow } from './tenants/queries.ts';
export type { UnitRow } from './units/queries.ts';
export { type ConsumerLane, consumerLanes } from './watching/consumer-lanes.ts';
export {
  type OverdueReaction,
  overdueReactions,
  type ParkedStream,
  parkedStreams,
  type Waiting,
} from './watching/parked.ts';
export { type UnappliedEvents, unappliedEvents } from './watching/unapplied-events.ts';

export type { PinnedActor, RunOrder, RunReference, RunState } from './apify/actor.ts';
export { type Apify, type ApifyOptions, createApify } from './apify/api.ts';
export { type ApifyCheck, checkApify } from './apify/check-apify.ts';
export type { ApifyFailure, ApifyFailureClass } from './apify/failure.ts';
export {
  type CollectedPosts,
  judgePosts,
  type PostsCounts,
  type PostsRequest,
  postsOrder,
} from './apify/posts.ts';
export {
  type AfterProbe,
  decideAfterProbe,
  type EndedRun,
  judgeProbe,
  type ProbeRequest,
  type ProbeResult,
  probeOrder,
} from './apify/probe.ts';
export type { PublicAccount, PublicSource } from './apify/source.ts';
export { pinnedActors, publicSourceOf } from './apify/sources.ts';
export type {
  ArchiveAccount,
  ArchiveCounts,
  ArchiveInput,
  ArchiveWindow,
  RandomAccess,
} from './archive.ts';
export { describeGap } from './describe-gap.ts';
export { describeReading } from './describe-reading.ts';
export type { ArchiveFault, ArchiveFaultCode } from './fault.ts';
export type { ArchiveGap, GapCode } from './gap.ts';
export { type ArchiveGroup, groupArchives, type InputFault } from './group-archives.ts';
export { identifyArchive } from './identify-archive.ts';
export { type ArchiveOutcome, type ReadArchiveOptions, readArchive } from './read-archive.ts';

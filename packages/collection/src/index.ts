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

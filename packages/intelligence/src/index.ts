export { analyserVersion, analyseText } from './analyse-text.ts';
export type { ConsularNotes } from './consular/note.ts';
export { consularSection } from './consular/section.ts';
export { takeConsularNotes } from './consular/take-notes.ts';
export type { TextFinding } from './finding.ts';
export { maskForAnalysis } from './masking/mask-for-analysis.ts';
export { verifyQuote } from './quotes/verify-quote.ts';
export { findRedactions, type Redaction } from './redaction/find-redactions.ts';
export { textFingerprint } from './text/text-fingerprint.ts';
export { buildWordFilter } from './text/word-filter.ts';
export { askForVotes } from './voters/ask-for-votes.ts';
export { type Account, type Draft, drawFrom } from './voters/draft.ts';
export {
  type BatchVotes,
  type CategoryVote,
  type ModelCall,
  type NoVoteReason,
  noVoteReasons,
  type PostToJudge,
  type PostVote,
  type VoteOptions,
  type Voter,
  type VoterFamily,
  voterFamilies,
} from './voters/voter.ts';

export { assessPost, type PostAssessment } from './assess-post.ts';
export { assessSource, builtInVoter } from './assess-source.ts';
export { inventoryLines } from './inventory-lines.ts';
export { type FindingStanding, findingFacts, proposedStanding, sourceFacts } from './report-facts.ts';
export type { AnalysedFinding, SourceAnalysis } from './source-analysis.ts';

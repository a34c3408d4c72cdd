export { assessSource, builtInVoter, type SourceAssessor } from './assess-source.ts';
export {
  type FindingStanding,
  findingFacts,
  proposedStanding,
  type SourceHeader,
  sourceFacts,
} from './report-facts.ts';
export type { AnalysedFinding, SourceAnalysis } from './source-analysis.ts';

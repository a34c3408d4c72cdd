export { assessSource, builtInVoter, type SourceAssessor } from './assess-source.ts';
export {
  findingFacts,
  type FindingStanding,
  proposedStanding,
  type SourceHeader,
  sourceFacts,
} from './report-facts.ts';
export type { AnalysedFinding, SourceAnalysis } from './source-analysis.ts';

/** Sentences of the report itself (rule R25). Braces mark what is filled in. */

export const noPrediction = 'VisaGuard does not predict any visa decision.';

export const standingStatements = [
  noPrediction,
  'The report shows what was found in the sources and the period named here, and what was not assessed. It is no judgement of a person.',
  'Opinion, protest, criticism of a government, faith, origin, news, satire, lyrics and fiction are never a finding.',
  'Pictures, video and audio are counted as not assessed.',
] as const;

export const builtInOnly =
  'Built-in rules only: no external model took part. They find what is said outright, and miss much of what is only hinted at.';

export const resultHeadlines = {
  clear: 'No confirmed finding',
  consider: 'Confirmed findings to consider',
  not_assessed: 'Not assessed in full',
  nothingAssessed: 'Not assessed',
  provisionalNone: 'Provisional: nothing was found so far',
  provisionalSome: 'Provisional: possible findings, not reviewed by a person',
} as const;

export const resultExplanations = {
  clear: 'Every account in scope was assessed and no finding was confirmed in the enabled categories.',
  consider:
    'A reviewer confirmed the findings below in an enabled category at or above the minimum severity. They are evidence for a person to read in its context.',
  not_assessed:
    'Not everything in scope could be assessed, so the report makes no overall statement. This is not negative: it says nothing about the applicant.',
  provisional:
    'No person has reviewed this report yet. Automatic proposals may be wrong, and only the applicant sees them.',
} as const;

export const statusWords = {
  provisional: 'Provisional: not reviewed by a person',
  reviewed: 'Reviewed by a person',
  simulated: 'Reviewed by the simulated reviewer of test mode',
} as const;

export const simulatedReview = 'Decided by the simulated reviewer of test mode, not by a person.';

export const emptyStatements = {
  findingsRequester: 'No confirmed finding was found in the sources and the period of this report.',
  findingsPrivate: 'Nothing was found in the posts that were assessed.',
  nothingAssessed: 'No post was assessed, so nothing can be said about what the accounts show.',
  comment: 'The applicant has not added a comment.',
  recipients: 'Nobody else has received this report.',
  inventory: 'No further account was declared.',
  noScore: 'No score: no post was assessed.',
} as const;

export const markings = {
  unreviewed: 'Not reviewed by a person. This proposal may be wrong, and no requester sees it.',
  dismissed: 'A reviewer decided that this is not a finding. No requester sees it.',
  notShown: 'No requester sees this finding: {why}.',
  shown: 'A requester who may read the report sees this finding, with protected details masked.',
  held: 'findings are held until it is proven that the account belongs to the applicant. Nobody sees their content before.',
  quotedWithheld: 'The post quotes somebody else. Their words were not assessed and are not passed on.',
  testMode: 'TEST MODE: made-up data',
} as const;

export const openReasons = {
  open: 'Not everything has been decided yet.',
  unreviewed: 'No person has reviewed the report yet.',
} as const;

export const gradeWords = {
  none: 'No grade: not everything in scope was assessed.',
  letter: 'Grade {letter} by the published rule {rule}, from the findings shown here alone.',
} as const;

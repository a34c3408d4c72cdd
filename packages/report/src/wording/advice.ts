/**
 * Advice of the private view, written by rule from what the report holds: check, explain, correct, keep records,
 * ask counsel. Never to take anything off a platform or out of sight (rule R25).
 */
export const adviceTexts = {
  check: {
    topic: 'Check',
    text: 'Read each finding beside the original post. If the post is not yours, or the quotation or date is wrong, say so by the dispute route below.',
  },
  checkUnreviewed: {
    topic: 'Check',
    text: 'The proposals marked as not reviewed come from automatic rules and may be wrong. A person decides on them before anybody else may see them.',
  },
  explain: {
    topic: 'Explain',
    text: 'Add a comment that gives the context: what was meant, to whom, and what happened since. It travels with the report.',
  },
  correct: {
    topic: 'Correct',
    text: 'Where something in a form or in the list of accounts is incomplete or wrong, correct it there before you rely on it, and answer truthfully.',
  },
  coverage: {
    topic: 'Complete',
    text: 'Some accounts or posts were not assessed. You can add an official data export to complete the picture. Nothing obliges you to do so.',
  },
  keepRecords: {
    topic: 'Keep records',
    text: 'Keep this report, your data exports and your own notes as they are. Changes made after an application was filed may themselves be noticed.',
  },
  counsel: {
    topic: 'Ask counsel',
    text: 'VisaGuard gives no legal advice. For questions about your case ask a qualified adviser, and show the original posts.',
  },
} as const;

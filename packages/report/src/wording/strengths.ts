/**
 * What speaks for the applicant, by rule from counts, dates and states alone: never from what a post says, and never
 * from a name, place, language or topic (rule R9). It counts for nothing in the score. Braces mark what is filled in.
 */
export const strengthTexts = {
  'ownership-proven': {
    topic: 'Whose accounts',
    text: 'It was proven that these accounts are yours: {platforms}.',
  },
  'full-coverage': {
    topic: 'Full coverage',
    text: 'Every account in scope was assessed: {assessed} of {read} posts of the period.',
  },
  'nothing-found': {
    topic: 'Nothing found',
    text: 'Nothing was found in the {assessed} posts that were assessed on {platforms}.',
  },
  'long-time-without': {
    topic: 'A long time',
    text: 'The newest finding dates from {month}. {months} months have passed since; {read} posts of that time were read; nothing was found in those that were assessed.',
  },
  'none-grave': {
    topic: 'Severity',
    text: 'None of the findings is of high or critical severity.',
  },
  'seen-by-a-person': {
    topic: 'Reviewed',
    text: 'A person has looked at every proposal and decided on it.',
  },
  dismissed: {
    topic: 'Dismissed',
    text: 'A reviewer decided that {dismissed} of {proposals} proposals are not findings.',
  },
} as const;

export type StrengthRule = keyof typeof strengthTexts;

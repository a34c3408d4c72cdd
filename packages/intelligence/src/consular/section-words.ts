import type { Platform } from '@visaguard/domain';
import type { ConsularTopic, NotReadReason } from './note.ts';

/** All words of the section (rule R25): what was found, and where. No score, no advice to change anything. */

export const sectionTitle = 'What a consular reader may notice';

export const sectionStatements = [
  'Only you can read this section. You asked for it by a consent of its own, and you can withdraw that at any time.',
  'It notes plain facts from your own words on a closed list of topics. It holds no score and judges nothing: nothing here is a finding.',
  'It is made by simple rules over English. Posts in other languages, words of others, pictures, video and audio were not read, which says nothing about them. A sentence may be misread.',
  'It is no part of any report: no requester, reviewer or export ever holds any of it.',
  'VisaGuard does not predict any visa decision.',
  'Keep your records as they are, answer forms completely and truthfully, and ask a qualified adviser where you are in doubt.',
] as const;

export const topicWords: Readonly<Record<ConsularTopic, string>> = {
  political_statement: 'Political statements',
  work_study_stay_plan: 'Plans to work, study or stay',
  travel: 'Travel',
  undeclared_handle: 'Accounts seen but not declared',
};

export const topicFacts: Readonly<Record<ConsularTopic, string>> = {
  political_statement: 'This sentence was found. It seems to take a side in a political matter.',
  work_study_stay_plan: 'This sentence was found. It seems to speak of work, study or staying somewhere.',
  travel: 'This sentence was found. It seems to speak of a journey.',
  undeclared_handle:
    'This sentence was found. It seems to name an account of yours that is not among those you declared: {account}.',
};

export const visibilityTopic = { code: 'account_visibility', words: 'Who could see your posts' } as const;

export const notReadWords: Readonly<Record<NotReadReason, string>> = {
  other_language: 'in another language than English',
  words_of_others: 'shared, in words of somebody else',
  no_text: 'without text',
  undated: 'without a date',
};

export const platformNames: Readonly<Record<Platform, string>> = {
  instagram: 'Instagram',
  tiktok: 'TikTok',
  linkedin: 'LinkedIn',
  facebook: 'Facebook',
  x: 'X',
};

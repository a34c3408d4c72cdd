import type { Category } from '@visaguard/domain';
import type { Rule } from '../categories/rule.ts';

/** Reasons, of those that every language has, why words that fit are no finding. */
export type LanguageGuard = 'quoted' | 'told' | 'reported' | 'denied' | 'kind' | 'otherSense' | 'harsh';

export type LanguageRule = Rule & { readonly category: Category; readonly guards: readonly LanguageGuard[] };

const others: readonly LanguageGuard[] = ['quoted', 'told'];
const trade: readonly LanguageGuard[] = ['quoted', 'reported', 'denied'];
const own: readonly LanguageGuard[] = [...others, 'denied'];

function rule(facts: Omit<LanguageRule, 'liftedBy'>): LanguageRule {
  return { ...facts, liftedBy: [] };
}

/** The same rules for all languages but English, which has finer ones: classes of words, and the order they may stand in. */
export const languageRules: readonly LanguageRule[] = [
  rule({
    category: 'hate_harassment',
    id: 'call_against_group',
    severity: 'critical',
    patterns: [
      '#target ..7 #should ..6 #harm|#expel',
      '#should ..5 #target ..6 #harm|#expel',
      '#should ..4 #harm|#expel ..4 #target',
      '#self ..6 #harm|#expel ..5 #target',
      '#self ..6 #target ..6 #harm|#expel',
      '#intent ..3 #harm|#expel ..5 #target',
      '#intent ..6 #target ..5 #harm|#expel',
      '#harm|#expel ..1 #all ..2 #target',
      '^ ..1 #harm|#expel ..3 #target',
      '#all ..1 #target ..2 #harm|#expel $',
    ],
    rationale: 'The text shows a call to expel or harm a group of people.',
    guards: [...own, 'kind'],
  }),
  rule({
    category: 'hate_harassment',
    id: 'contempt_for_group',
    severity: 'medium',
    patterns: ['#target ..8 #contempt', '#contempt ..5 #target', '#hate ..6 #target', '#target ..7 #hate'],
    rationale: 'The text shows contempt for a group of people.',
    guards: [...own, 'kind'],
  }),
  rule({
    category: 'hate_harassment',
    id: 'group_denied_place',
    severity: 'medium',
    patterns: [
      '#target ..6 #negator ..6 #good',
      '#target ..6 #good ..4 #negator',
      '#negator ..3 #target ..6 #good',
      '#negator ..4 #good ..6 #target',
      '#good ..6 #negator ..4 #target',
    ],
    rationale: 'The text shows contempt for a group of people: it denies them worth or a place.',
    guards: [...others, 'harsh', 'kind'],
  }),
  rule({
    category: 'hate_harassment',
    id: 'slur',
    severity: 'medium',
    patterns: ['#slur'],
    rationale: 'The text shows a slur for a person or a group.',
    guards: [...others, 'otherSense'],
  }),
  rule({
    category: 'hate_harassment',
    id: 'insult_at_person',
    severity: 'low',
    patterns: ['#insultYou'],
    rationale: 'The text shows an insult at a person.',
    guards: own,
  }),
  rule({
    category: 'threat_violence',
    id: 'stated_intent',
    severity: 'high',
    patterns: [
      '#intent ..3 #person|#mention|#named ..4 #harm',
      '#intent ..3 #harm ..3 #person|#mention|#named',
      '#person|#mention|#named ..3 #intent ..2 #harm',
    ],
    rationale: 'The text shows a stated intent to harm people.',
    guards: own,
  }),
  rule({
    category: 'drug_weapon_trade',
    id: 'offer',
    severity: 'medium',
    patterns: ['#offer ..5 #drugOrWeapon', '#drugOrWeapon ..3 #offer'],
    rationale: 'The text shows an offer to sell drugs or weapons.',
    guards: trade,
  }),
  rule({
    category: 'fraud',
    id: 'document_offered',
    severity: 'high',
    patterns: [
      '#offer ..3 #document ..3 #fake',
      '#offer ..3 #fake ..3 #document',
      '#fake ..2 #document ..5 #offer',
      '#document ..2 #fake ..5 #offer',
    ],
    rationale: 'The text shows an offer of false documents.',
    guards: trade,
  }),
  rule({
    category: 'sexual_exploitation_explicit',
    id: 'explicit_text',
    severity: 'low',
    patterns: ['#explicit'],
    rationale: 'The text shows explicit sexual content.',
    guards: trade,
  }),
  rule({
    category: 'terrorism_support',
    id: 'promotion',
    severity: 'high',
    patterns: ['#support ..3 #entity'],
    rationale: 'The text shows promotion of a designated terrorist organisation.',
    guards: own,
  }),
];

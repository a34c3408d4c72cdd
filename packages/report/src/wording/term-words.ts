import type {
  Audience,
  Category,
  Platform,
  PostKind,
  ProposalOrigin,
  Purpose,
  RedactionType,
  ScreeningMode,
  Severity,
  SourceKind,
} from '@visaguard/domain';
import type { FindingState } from '../facts.ts';

/** Plain words for each code of the closed lists. A new code fails to compile until it has words. */

export const platformWords: Readonly<Record<Platform, string>> = {
  instagram: 'Instagram',
  tiktok: 'TikTok',
  linkedin: 'LinkedIn',
  facebook: 'Facebook',
  x: 'X',
};

export const categoryWords: Readonly<Record<Category, string>> = {
  threat_violence: 'Threat or violence against people',
  hate_harassment: 'Hate or harassment aimed at people',
  sexual_exploitation_explicit: 'Sexual exploitation or explicit content',
  drug_weapon_trade: 'Unlawful drug or weapon trade',
  fraud: 'Fraud or document fraud',
  terrorism_support: 'Support of a listed terrorist entity',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

export const postKindWords: Readonly<Record<PostKind, string>> = {
  authored: 'Own post',
  reply: 'Reply',
  quoted: 'Own words about a quoted post',
  shared: 'Shared post without own words',
};

export const audienceWords: Readonly<Record<Audience, string>> = {
  public: 'Public post',
  not_public: 'Not a public post: in the private view only',
  unknown: 'Audience unknown: in the private view only',
};

export const sourceKindWords: Readonly<Record<SourceKind, string>> = {
  archive: 'Official data export, supplied by the applicant, not verified',
  apify: 'Public profile',
};

export const findingStateWords: Readonly<Record<Exclude<FindingState, 'held'>, string>> = {
  proposed: 'Proposed, not reviewed by a person',
  unresolved: 'Unresolved, not yet decided by a person',
  confirmed: 'Confirmed by a reviewer',
  dismissed: 'Dismissed by a reviewer: not a finding',
};

export const originWords: Readonly<Record<ProposalOrigin | 'unresolved', string>> = {
  round_one_agreement: 'Two independent analysers agreed',
  adjudicated: 'A third analyser decided between two',
  built_in_alone: 'Built-in rules only',
  unresolved: 'Independent analysers differed',
};

/** A line of the score's arithmetic for people: its codes stay in the JSON form. */
export function arithmeticInWords(line: string): string {
  return Object.entries(originWords).reduce((text, [code, words]) => text.replaceAll(code, words.toLowerCase()), line);
}

export const modeWords: Readonly<Record<ScreeningMode, string>> = {
  self: 'Self-screening: the report belongs to the applicant',
  requested: 'Requested screening with the applicant’s consent',
};

export const purposeWords: Readonly<Record<Purpose, string>> = {
  self_check: 'Self-check',
  admission_visa_readiness: 'Visa readiness for admission',
  scholarship_visa_readiness: 'Visa readiness for a scholarship',
  exchange_programme: 'Exchange programme',
  agency_case_preparation: 'Case preparation by an agency',
};

export const redactionWords: Readonly<Record<RedactionType, string>> = {
  ethnicity_or_race: 'ethnicity or race',
  nationality_or_origin: 'nationality or origin',
  religion_or_belief: 'religion or belief',
  sex_gender_or_orientation: 'sex, gender or orientation',
  family_or_pregnancy: 'family or pregnancy',
  age: 'age',
  health_or_disability: 'health or disability',
  political_opinion: 'political opinion',
  union_membership: 'union membership',
  immigration_status: 'immigration status',
  military_or_veteran_status: 'military or veteran status',
  third_person: 'another person',
  contact_detail: 'contact detail',
};

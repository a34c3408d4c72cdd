/** The closed lists of the product. A value outside them cannot be stored, reported or graded. */

export const platforms = ['instagram', 'tiktok', 'linkedin', 'facebook', 'x'] as const;
export type Platform = (typeof platforms)[number];

/** The closed list of what a finding can be (rule R11). Opinion, protest, criticism of a government: never. */
export const categories = [
  'threat_violence',
  'hate_harassment',
  'sexual_exploitation_explicit',
  'drug_weapon_trade',
  'fraud',
  'terrorism_support',
] as const;
export type Category = (typeof categories)[number];

/** In rising order. */
export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** How sure the reviewer is. */
export const certainties = ['certain', 'probable'] as const;
export type Certainty = (typeof certainties)[number];

/** How a finding that nobody has reviewed yet came about; the score trusts each differently. */
export const proposalOrigins = ['round_one_agreement', 'adjudicated', 'built_in_alone'] as const;
export type ProposalOrigin = (typeof proposalOrigins)[number];

/** Whose words a post holds: the person's own, an answer, own words about a quotation, or only somebody else's. */
export const postKinds = ['authored', 'reply', 'quoted', 'shared'] as const;
export type PostKind = (typeof postKinds)[number];

/** Who could see a post. Posts that were not public serve the private view only (rule R5). */
export const audiences = ['public', 'not_public', 'unknown'] as const;
export type Audience = (typeof audiences)[number];

export const sourceKinds = ['archive', 'apify'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Why a source or a post could not be assessed. Never the same as "nothing was found" (rule R17). */
export const notAssessedReasons = [
  'private',
  'not_found',
  'suspended',
  'blocked',
  'rate_limited',
  'login_required',
  'empty_or_hidden',
  'no_posts',
  'schema_error',
  'mock_data',
  'archive_invalid',
  'archive_mismatch',
  'adapter_down',
  'not_proven',
  'model_failed',
] as const;
export type NotAssessedReason = (typeof notAssessedReasons)[number];

export const partialReasons = ['limit_reached', 'window_not_reached', 'posts_not_assessed'] as const;
export type PartialReason = (typeof partialReasons)[number];

/** Why one post could not be assessed. */
export const postNotAssessedReasons = [
  'undated',
  'no_text',
  'unsupported_language',
  'model_failed',
  'unreadable',
] as const;
export type PostNotAssessedReason = (typeof postNotAssessedReasons)[number];

/** What one source yielded. */
export type Coverage =
  | { readonly state: 'assessed' }
  | { readonly state: 'partial'; readonly reasons: readonly PartialReason[] }
  | { readonly state: 'not_assessed'; readonly reason: NotAssessedReason }
  | { readonly state: 'not_screened' }
  | { readonly state: 'not_declared' };

/** What a requester sees as the outcome. There is no "reject". */
export const results = ['clear', 'consider', 'not_assessed'] as const;
export type ScreeningResult = (typeof results)[number];

export const screeningModes = ['self', 'requested'] as const;
export type ScreeningMode = (typeof screeningModes)[number];

/** The permissible purposes (rule R6). Employment, credit and housing are not among them. */
export const purposes = [
  'self_check',
  'admission_visa_readiness',
  'scholarship_visa_readiness',
  'exchange_programme',
  'agency_case_preparation',
] as const;
export type Purpose = (typeof purposes)[number];

export const requesterTypes = ['university', 'agency', 'public_authority'] as const;
export type RequesterType = (typeof requesterTypes)[number];

/** Protected content that a requester view replaces by a placeholder of its type (rules R9, R10). */
export const redactionTypes = [
  'ethnicity_or_race',
  'nationality_or_origin',
  'religion_or_belief',
  'sex_gender_or_orientation',
  'family_or_pregnancy',
  'age',
  'health_or_disability',
  'political_opinion',
  'union_membership',
  'immigration_status',
  'military_or_veteran_status',
  'third_person',
  'contact_detail',
] as const;
export type RedactionType = (typeof redactionTypes)[number];

import { type IdKind, idPattern } from '@visaguard/kernel';
import { z } from 'zod';

/** An id of one kind, for example `app_01k9…`. */
export const idField = (kind: IdKind) => z.string().regex(idPattern(kind));
export const instantField = z.iso.datetime({ precision: 3 });
export const sha256Field = z.string().regex(/^[0-9a-f]{64}$/);
export const countField = z.int().min(0);
export const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly();

export const platformField = z.enum(['instagram', 'tiktok', 'linkedin', 'facebook', 'x']);
export const sourceKindField = z.enum(['archive', 'apify']);
export const keyProviderField = z.enum(['apify', 'gemini', 'openai', 'openrouter']);
export const categoryField = z.enum([
  'threat_violence',
  'hate_harassment',
  'sexual_exploitation_explicit',
  'drug_weapon_trade',
  'fraud',
  'terrorism_support',
]);
export const severityField = z.enum(['low', 'medium', 'high', 'critical']);
export const certaintyField = z.enum(['certain', 'probable']);
export const resultField = z.enum(['clear', 'consider', 'not_assessed']);
export const purposeField = z.enum([
  'self_check',
  'admission_visa_readiness',
  'scholarship_visa_readiness',
  'exchange_programme',
  'agency_case_preparation',
]);
export const postKindField = z.enum(['authored', 'reply', 'quoted', 'shared']);
export const audienceField = z.enum(['public', 'not_public', 'unknown']);
export const notAssessedReasonField = z.enum([
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
]);
export const coverageField = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('assessed') }),
  z.strictObject({
    state: z.literal('partial'),
    reasons: listOf(z.enum(['limit_reached', 'window_not_reached', 'posts_not_assessed'])),
  }),
  z.strictObject({ state: z.literal('not_assessed'), reason: notAssessedReasonField }),
  z.strictObject({ state: z.literal('not_screened') }),
  z.strictObject({ state: z.literal('not_declared') }),
]);
/** As policies were before they chose a panel. */
export const policyWithoutPanelField = z.strictObject({
  categories: listOf(categoryField),
  minimumSeverity: severityField,
  lookbackYears: z.int().min(1).max(7),
  showGradeToRequester: z.boolean(),
  fourEyes: z.boolean(),
  coverageThresholdPercent: z.number().min(95).max(100),
  applicantWindowHours: z.number().min(72),
});
export const panelField = z.enum(['wide', 'economical']);
export const policyField = policyWithoutPanelField.extend({ panel: panelField });

import { z } from 'zod';
import { categoryField, panelField, purposeField, severityField } from '../events/fields.ts';
import { idForm, instantForm, modeFields } from './fields.ts';

const policyShape = {
  categories: z
    .array(categoryField)
    .meta({ description: 'Enabled categories. They can be switched off, not added to.' }),
  minimum_severity: severityField,
  lookback_years: z.int().meta({ example: 5, description: '1 to 7.' }),
  show_grade_to_requester: z.boolean(),
  four_eyes: z.boolean().meta({ description: 'A second reviewer decides independently.' }),
  coverage_threshold_percent: z.number().meta({ example: 95, description: '95 to 100.' }),
  applicant_window_hours: z.number().meta({
    example: 72,
    description: 'Hours in which only the applicant sees a reviewed report; 72 or more.',
  }),
};

const panelForm = panelField.meta({
  description:
    'Of a post, where there are keys for models: `wide` asks the built-in analyser and two families at once, `economical` one family, and a further one where the two differ.',
});

export const setPolicyForm = z
  .strictObject({ ...policyShape, panel: panelForm.optional().meta({ description: '`wide` unless told.' }) })
  .meta({ id: 'SetPolicy' });

export const policyForm = z
  .object({ object: z.literal('policy'), ...policyShape, panel: panelForm, ...modeFields })
  .meta({ id: 'Policy', description: 'Applies to screenings ordered from now on.' });

export const certifyPurposesForm = z
  .strictObject({
    purposes: z
      .array(z.string().max(64))
      .max(20)
      .meta({ example: ['admission_visa_readiness'] }),
    non_discrimination: z.boolean().meta({ description: 'Certified together with the purposes (R6); must be true.' }),
  })
  .meta({ id: 'CertifyPurposes' });

export const certificationForm = z
  .object({
    object: z.literal('certification'),
    purposes: z.array(purposeField),
    non_discrimination: z.literal(true),
    certified_at: instantForm,
    valid_until: instantForm,
    ...modeFields,
  })
  .meta({ id: 'Certification' });

export const tenantForm = z
  .object({
    object: z.literal('tenant'),
    id: idForm('tenant'),
    name: z.string(),
    requester_type: z.enum(['university', 'agency', 'public_authority']),
    place: z.string(),
    state: z.enum(['active', 'suspended']),
    certification: z.object({ purposes: z.array(purposeField), valid_until: instantForm }).nullable(),
    policy: z.object({ ...policyShape, panel: panelForm }),
    ...modeFields,
  })
  .meta({ id: 'Tenant' });

export type TenantBody = z.input<typeof tenantForm>;
export type PolicyMembers = z.input<typeof setPolicyForm>;

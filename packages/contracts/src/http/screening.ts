import { z } from 'zod';
import { coverageField, platformField, purposeField, resultField, sourceKindField } from '../events/fields.ts';
import { givenInstantForm, idForm, instantForm, listForm, modeFields } from './fields.ts';

export const createScreeningForm = z
  .strictObject({
    applicant_id: idForm('applicant'),
    consent_id: idForm('consent'),
    purpose: z.string().max(64).meta({ example: 'admission_visa_readiness' }),
    mode: z
      .enum(['self', 'requested'])
      .meta({ example: 'requested', description: 'A tenant orders `requested` ones.' }),
    handle_ids: z
      .array(idForm('handle'))
      .min(1)
      .max(20)
      .refine((ids) => new Set(ids).size === ids.length, 'names a handle twice')
      .optional()
      .meta({ description: 'Left out: every handle of the applicant.' }),
    certified: z
      .boolean()
      .meta({ description: 'Certifies purpose and non-discrimination of this very order (R6); must be true.' }),
    as_of: givenInstantForm.optional().meta({ description: 'The look-back counts from here. Left out: now.' }),
  })
  .meta({ id: 'CreateScreening' });

/** Declined, unanswered and withdrawn are one state: `not_provided` (R3). */
export const screeningStateForm = z.enum([
  'pending',
  'in_progress',
  'in_review',
  'ready',
  'completed',
  'partial',
  'canceled',
  'failed',
  'not_provided',
]);

const sourceForm = z
  .object({
    object: z.literal('source'),
    id: idForm('source'),
    platform: platformField,
    kind: sourceKindField.meta({ description: '`archive`: an export. `apify`: the public profile.' }),
    stage: z.enum(['planned', 'collecting', 'analysing', 'assessed']),
    percent: z.int().min(0).max(100),
    coverage: coverageField.nullable().meta({ description: 'Null until the source has ended.' }),
    counts: z
      .object({
        posts_read: z.int().min(0),
        posts_assessed: z.int().min(0),
        posts_too_old: z.int().min(0).meta({ description: 'Older than the window: dropped at collection.' }),
      })
      .nullable()
      .meta({ description: 'Null until the source has ended.' }),
    gaps: z.array(z.string()).meta({ description: 'Codes of what the export or the profile lacks.' }),
    retried_by: idForm('screening').nullable().meta({ description: 'The screening that reads it again.' }),
  })
  .meta({ id: 'Source' });

const screeningShape = {
  object: z.literal('screening'),
  id: idForm('screening'),
  applicant_id: idForm('applicant'),
  cohort_id: idForm('cohort').nullable(),
  consent_id: idForm('consent'),
  mode: z.enum(['self', 'requested']),
  purpose: purposeField,
  state: screeningStateForm,
  result: resultField
    .nullable()
    .meta({ description: 'Null until a person has reviewed it and the report was released to you.' }),
  report_id: idForm('report').nullable().meta({ description: 'Null until the report was released to you.' }),
  as_of: instantForm,
  window: z.object({ from: instantForm, to: instantForm }),
  gate: z.object({ version: z.string(), outcome: z.string(), rows: z.array(z.string()) }),
  created_at: instantForm,
  finished_at: instantForm.nullable(),
  ...modeFields,
};

export const screeningSummaryForm = z.object(screeningShape).meta({ id: 'ScreeningSummary' });
export const screeningForm = z.object({ ...screeningShape, sources: z.array(sourceForm) }).meta({ id: 'Screening' });
export const screeningListForm = listForm(screeningSummaryForm, 'ScreeningList');

/** What a command on a screening answers: where it stands now. */
export const screeningStandForm = z
  .object({ object: z.literal('screening'), id: idForm('screening'), state: screeningStateForm, ...modeFields })
  .meta({ id: 'ScreeningStand' });

export const orderedScreeningForm = z
  .object({
    object: z.literal('screening'),
    id: idForm('screening'),
    applicant_id: idForm('applicant'),
    consent_id: idForm('consent'),
    mode: z.enum(['self', 'requested']),
    purpose: purposeField,
    state: screeningStateForm,
    as_of: instantForm,
    created_at: instantForm,
    ...modeFields,
  })
  .meta({ id: 'OrderedScreening' });

export const retryScreeningForm = z
  .strictObject({
    certified: z
      .boolean()
      .meta({ description: 'Certifies purpose and non-discrimination of this very order (R6); must be true.' }),
  })
  .meta({ id: 'RetryScreening' });

export const retriedScreeningForm = z
  .object({
    object: z.literal('screening'),
    id: idForm('screening'),
    retries: idForm('screening').meta({ description: 'Whose failed sources it reads again.' }),
    state: screeningStateForm,
    created_at: instantForm,
    ...modeFields,
  })
  .meta({ id: 'RetriedScreening' });

export const screeningProgressForm = z
  .object({
    object: z.literal('screening_progress'),
    id: idForm('screening'),
    state: screeningStateForm,
    percent: z.int().min(0).max(100).meta({ description: 'Mean over its sources; 100 once it has ended.' }),
    ended: z.boolean(),
    sources: z.array(
      z.object({
        id: idForm('source'),
        platform: platformField,
        stage: z.enum(['planned', 'collecting', 'analysing', 'assessed']),
        percent: z.int().min(0).max(100),
      }),
    ),
    ...modeFields,
  })
  .meta({ id: 'ScreeningProgress' });

export const simulateScreeningForm = z
  .strictObject({ action: z.enum(['applicant_release', 'withdraw_consent']) })
  .meta({ id: 'SimulateScreening' });

export const simulationForm = z
  .object({
    object: z.literal('simulation'),
    screening_id: idForm('screening'),
    action: z.enum(['applicant_release', 'withdraw_consent']),
    ...modeFields,
  })
  .meta({ id: 'Simulation' });

export type ScreeningStateBody = z.input<typeof screeningStateForm>;
export type ScreeningSummaryBody = z.input<typeof screeningSummaryForm>;
export type ScreeningBody = z.input<typeof screeningForm>;
export type ScreeningProgressBody = z.input<typeof screeningProgressForm>;

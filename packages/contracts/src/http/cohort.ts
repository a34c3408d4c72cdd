import { z } from 'zod';
import { purposeField } from '../events/fields.ts';
import { idForm, instantForm, listForm, modeFields, shortTextForm } from './fields.ts';
import { setPolicyForm } from './tenant.ts';

export const createCohortForm = z
  .strictObject({
    name: shortTextForm(200).meta({ example: 'Fall intake 2027' }),
    purpose: z.string().max(64).meta({ example: 'admission_visa_readiness' }),
    unit_id: idForm('unit').nullable().default(null),
  })
  .meta({ id: 'CreateCohort' });

const stateForm = z.enum(['draft', 'open', 'closed']);

export const cohortForm = z
  .object({
    object: z.literal('cohort'),
    id: idForm('cohort'),
    name: z.string(),
    purpose: purposeField,
    unit_id: idForm('unit').nullable(),
    state: stateForm,
    policy: z
      .object(setPolicyForm.shape)
      .nullable()
      .meta({ description: 'The tenant’s policy as it was when the cohort was opened; null before.' }),
    rounds: z
      .object({ started: z.int().min(0), finished: z.int().min(0) })
      .meta({ description: 'Rounds of screening.' }),
    created_at: instantForm,
    ...modeFields,
  })
  .meta({ id: 'Cohort' });

export const cohortListForm = listForm(cohortForm, 'CohortList');

/** What a command on a cohort answers: where it stands now. */
export const cohortStateForm = z
  .object({
    object: z.literal('cohort'),
    id: idForm('cohort'),
    state: stateForm,
    applicants: z.int().min(0),
    rounds: z.object({ started: z.int().min(0), finished: z.int().min(0) }),
    ...modeFields,
  })
  .meta({ id: 'CohortState' });

export const cohortApplicantForm = z
  .object({
    object: z.literal('cohort_applicant'),
    cohort_id: idForm('cohort'),
    applicant_id: idForm('applicant'),
    member: z.boolean().meta({ description: 'Whether the applicant is in the cohort now.' }),
    ...modeFields,
  })
  .meta({ id: 'CohortApplicant' });

export const startCohortScreeningForm = z
  .strictObject({
    certified: z
      .boolean()
      .meta({ description: 'Certifies purpose and non-discrimination of this very order (R6); must be true.' }),
  })
  .meta({ id: 'StartCohortScreening' });

export const cohortProgressForm = z
  .object({
    object: z.literal('cohort_progress'),
    id: idForm('cohort'),
    applicants: z.int().min(0),
    percent: z
      .int()
      .min(0)
      .max(100)
      .meta({ description: 'Mean over the sources of all its screenings; what has ended counts as 100.' }),
    states: z
      .record(z.string(), z.int().min(1))
      .meta({ example: { in_progress: 3, in_review: 1 }, description: 'Screenings by state.' }),
    refused: z
      .array(z.object({ applicant_id: idForm('applicant'), code: z.string() }))
      .meta({ description: 'Applicants whom the last round could not screen, with the rule’s code.' }),
    round_finished: z.boolean().meta({ description: 'Every screening of the last round was ordered or refused.' }),
    ...modeFields,
  })
  .meta({ id: 'CohortProgress' });

export type CohortBody = z.input<typeof cohortForm>;
export type CohortProgressBody = z.input<typeof cohortProgressForm>;

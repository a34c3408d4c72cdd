import { z } from 'zod';
import { idForm, instantForm, listForm, modeFields, placeForm, shortTextForm } from './fields.ts';

export const createApplicantForm = z
  .strictObject({
    name: shortTextForm(200).meta({ example: 'Mara Sample' }),
    email: z.email().max(254).meta({ example: 'mara@example.org' }),
    place: placeForm
      .nullable()
      .default(null)
      .meta({ description: 'Place of residence. Without it the jurisdiction gate forbids every order.' }),
    adult: z.boolean().meta({ description: 'The applicant states to be 18 or older. No birth date is asked.' }),
    external_ref: shortTextForm(200).nullable().default(null).meta({ description: 'Your own reference.' }),
    unit_id: idForm('unit').nullable().default(null),
  })
  .meta({ id: 'CreateApplicant' });

export const applicantForm = z
  .object({
    object: z.literal('applicant'),
    id: idForm('applicant'),
    state: z.enum(['created', 'redacted']),
    name: z.string().nullable().meta({ description: 'Null once the person is erased, as are the next two.' }),
    email: z.string().nullable(),
    external_ref: z.string().nullable(),
    place: z.string().nullable(),
    unit_id: idForm('unit').nullable(),
    created_at: instantForm,
    ...modeFields,
  })
  .meta({ id: 'Applicant' });

export const applicantListForm = listForm(applicantForm, 'ApplicantList');

export type ApplicantBody = z.input<typeof applicantForm>;

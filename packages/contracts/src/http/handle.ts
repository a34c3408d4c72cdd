import { z } from 'zod';
import { notAssessedReasonField, platformField } from '../events/fields.ts';
import { idForm, instantForm, listForm, modeFields } from './fields.ts';

export const declareHandleForm = z
  .strictObject({
    platform: platformField,
    handle: z.string().trim().min(1).max(300).meta({
      example: 'mara.sample',
      description: 'The account name, with or without @, or a link to the profile.',
    }),
  })
  .meta({ id: 'DeclareHandle' });

const bioCodeField = z.literal('bio_code').meta({ description: 'A code in the biography of the profile.' });

export const handleForm = z
  .object({
    object: z.literal('handle'),
    id: idForm('handle'),
    applicant_id: idForm('applicant'),
    platform: platformField,
    state: z
      .enum(['declared', 'proving', 'proven', 'held', 'retired'])
      .meta({ description: 'Findings of a handle that is not proven are shown to nobody but the applicant (R7).' }),
    handle: z.string().nullable().meta({ description: 'As it was declared; null once the person is erased.' }),
    canonical_handle: z.string().nullable(),
    proof: z
      .object({ method: bioCodeField, expires_at: instantForm })
      .nullable()
      .meta({ description: 'The code that was given out last, while it holds; else null.' }),
    probe: z
      .object({
        id: idForm('probe'),
        state: z.enum(['running', 'found', 'private', 'not_found', 'unknown']),
        reason: notAssessedReasonField
          .nullable()
          .meta({ description: 'Why it is `unknown`; null also where the consent was withdrawn meanwhile.' }),
        code_seen: z
          .boolean()
          .nullable()
          .meta({ description: 'Whether the code stood in the biography; null where none could be looked for.' }),
        probed_at: instantForm.nullable(),
      })
      .nullable()
      .meta({ description: 'The last look at the public profile; null where there was none.' }),
    archives: z
      .array(idForm('evidence'))
      .meta({ description: 'Parts of the export that are attached and still held.' }),
    created_at: instantForm,
    ...modeFields,
  })
  .meta({ id: 'Handle' });

export const handleListForm = listForm(handleForm, 'HandleList');

export const archiveForm = z
  .object({
    object: z.literal('archive'),
    id: idForm('evidence'),
    handle_id: idForm('handle'),
    consent_id: idForm('consent'),
    size_bytes: z.int().min(1),
    created_at: instantForm,
    ...modeFields,
  })
  .meta({ id: 'Archive' });

export const handleProofForm = z
  .object({
    object: z.literal('handle_proof'),
    handle_id: idForm('handle'),
    method: bioCodeField,
    code: z.string().meta({ example: 'vg-3f81c09a2b', description: 'To be put into the biography as it is.' }),
    expires_at: instantForm,
    instructions: z.string(),
    ...modeFields,
  })
  .meta({ id: 'HandleProof' });

export const probeHandleForm = z
  .strictObject({
    consent_id: idForm('consent').meta({ description: 'It must cover public profiles of the platform.' }),
  })
  .meta({ id: 'ProbeHandle' });

export const probeForm = z
  .object({
    object: z.literal('probe'),
    id: idForm('probe'),
    handle_id: idForm('handle'),
    state: z.literal('running').meta({ description: 'What it has shown stands in the handle’s `probe` later.' }),
    created_at: instantForm,
    ...modeFields,
  })
  .meta({ id: 'Probe' });

export type HandleBody = z.input<typeof handleForm>;

import { z } from 'zod';
import { platformField } from '../events/fields.ts';
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

export const handleForm = z
  .object({
    object: z.literal('handle'),
    id: idForm('handle'),
    applicant_id: idForm('applicant'),
    platform: platformField,
    state: z
      .enum(['declared', 'proven', 'held', 'retired'])
      .meta({ description: 'Findings of a handle that is not proven are shown to nobody but the applicant (R7).' }),
    handle: z.string().nullable().meta({ description: 'As it was declared; null once the person is erased.' }),
    canonical_handle: z.string().nullable(),
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

export type HandleBody = z.input<typeof handleForm>;

import { z } from 'zod';
import { idForm, instantForm, modeFields, sha256Form } from './fields.ts';

export const openUploadForm = z
  .strictObject({
    consent_id: idForm('consent'),
    size_bytes: z.int().min(1).meta({ example: 48_000_000, description: 'Of the whole file.' }),
  })
  .meta({ id: 'OpenUpload' });

export const completeUploadForm = z
  .strictObject({
    sha256: sha256Form
      .nullable()
      .default(null)
      .meta({ description: 'Of the whole file. Where it is given, parts that make another file are not taken.' }),
  })
  .meta({ id: 'CompleteUpload' });

const partNumbers = z.array(z.int().min(1));

export const uploadForm = z
  .object({
    object: z.literal('upload'),
    id: idForm('upload'),
    handle_id: idForm('handle'),
    consent_id: idForm('consent'),
    state: z.enum(['open', 'completed', 'abandoned', 'expired']),
    size_bytes: z.int().min(1),
    part_size_bytes: z.int().min(1).meta({ description: 'Of every part but the last, which has the rest.' }),
    parts: z.int().min(1).meta({ description: 'They are numbered from 1 to this.' }),
    received: partNumbers.meta({ description: 'Numbers of the parts that are there.' }),
    missing: partNumbers.meta({ description: 'Numbers of the parts to send.' }),
    archive_id: idForm('evidence').nullable().meta({ description: 'What the parts were joined to.' }),
    created_at: instantForm,
    expires_at: instantForm.meta({ description: 'No part is taken after this.' }),
    ...modeFields,
  })
  .meta({ id: 'Upload' });

export type UploadBody = z.input<typeof uploadForm>;

import { z } from 'zod';
import { idForm, listForm, modeFields, placeForm, shortTextForm } from './fields.ts';

export const createUnitForm = z
  .strictObject({
    name: shortTextForm(200).meta({ example: 'Graduate admissions' }),
    place: placeForm.nullable().default(null).meta({ description: 'Null: where the tenant is.' }),
    parent_id: idForm('unit').nullable().default(null),
  })
  .meta({ id: 'CreateUnit' });

export const unitForm = z
  .object({
    object: z.literal('unit'),
    id: idForm('unit'),
    name: z.string(),
    place: z.string().nullable(),
    parent_id: idForm('unit').nullable(),
    level: z.int().min(1).max(4),
    state: z.enum(['active', 'archived']),
    ...modeFields,
  })
  .meta({ id: 'Unit' });

export const unitListForm = listForm(unitForm, 'UnitList');

export type UnitBody = z.input<typeof unitForm>;

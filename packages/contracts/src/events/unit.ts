import { z } from 'zod';
import { eventV1 } from '../event-contract.ts';
import { idField } from './fields.ts';

export const unitEvents = [
  eventV1('unit', 'unit.created', {
    unitId: idField('unit'),
    name: z.string(),
    place: z.string().nullable(),
    parentId: idField('unit').nullable(),
    level: z.int().min(1).max(4),
  }),
  eventV1('unit', 'unit.archived', { unitId: idField('unit') }),
] as const;

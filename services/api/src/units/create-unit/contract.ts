import { createUnitForm, unitForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const createUnitContract = operationContract({
  operationId: 'createUnit',
  method: 'post',
  path: '/v1/units',
  area: 'Units',
  summary: 'Create a unit',
  description: 'A campus, a faculty, a desk: up to 4 levels. Its place counts in the jurisdiction gate.',
  permission: 'unit:create',
  kind: 'create',
  body: createUnitForm,
  success: { status: 201, description: 'The unit.', form: unitForm },
  refusals: ['unit_parent_not_active', 'unit_too_deep'],
});

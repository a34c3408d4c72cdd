import { unitForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getUnitContract = operationContract({
  operationId: 'getUnit',
  method: 'get',
  path: '/v1/units/{unit_id}',
  area: 'Units',
  summary: 'Get a unit',
  permission: 'unit:read',
  kind: 'read',
  params: { unit_id: 'unit' },
  success: { status: 200, description: 'The unit.', form: unitForm },
  refusals: ['unit_unknown'],
});

import { unitListForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';
import { pageQuery } from '../../http/paging.ts';

export const listUnitsContract = operationContract({
  operationId: 'listUnits',
  method: 'get',
  path: '/v1/units',
  area: 'Units',
  summary: 'List units',
  description: 'Newest first.',
  permission: 'unit:read',
  kind: 'read',
  query: pageQuery('unit'),
  success: { status: 200, description: 'One page of units.', form: unitListForm },
});

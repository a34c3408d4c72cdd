import { defineOperation } from '../../http/operation.ts';
import { found, missing } from '../../http/reply.ts';
import { unitBody } from '../unit-body.ts';
import { getUnitContract } from './contract.ts';

export const getUnit = defineOperation(getUnitContract, async ({ api, caller, params }) => {
  const row = await api.queries.units.get(caller.scope, params.unit_id);
  return row ? found(unitBody(caller, row), row.version) : missing('unit');
});

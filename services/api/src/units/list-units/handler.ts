import { defineOperation } from '../../http/operation.ts';
import { listed, pageRequest } from '../../http/paging.ts';
import { unitBody } from '../unit-body.ts';
import { listUnitsContract } from './contract.ts';

export const listUnits = defineOperation(listUnitsContract, async ({ api, caller, query }) => {
  const page = await api.queries.units.list(caller.scope, pageRequest(query));
  return listed(
    page,
    page.rows.map((row) => unitBody(caller, row)),
  );
});

import { defineOperation } from '../../http/operation.ts';
import { listed, pageRequest } from '../../http/paging.ts';
import { screeningSummary } from '../screening-body.ts';
import { listScreeningsContract } from './contract.ts';

export const listScreenings = defineOperation(listScreeningsContract, async ({ api, caller, query }) => {
  const { cohort_id: cohortId, applicant_id: applicantId, state } = query;
  const filter = {
    ...(cohortId === undefined ? {} : { cohortId }),
    ...(applicantId === undefined ? {} : { applicantId }),
    ...(state === undefined ? {} : { state: state === 'not_provided' ? ('closed' as const) : state }),
  };
  const page = await api.queries.screenings.list(caller.scope, filter, pageRequest(query));
  return listed(
    page,
    page.rows.map((row) => screeningSummary(caller, row)),
  );
});

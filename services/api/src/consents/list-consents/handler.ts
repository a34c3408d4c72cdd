import { defineOperation } from '../../http/operation.ts';
import { listed } from '../../http/paging.ts';
import { missing } from '../../http/reply.ts';
import { consentBody } from '../consent-body.ts';
import { listConsentsContract } from './contract.ts';

export const listConsents = defineOperation(listConsentsContract, async ({ api, caller, params }) => {
  const [person, rows] = await Promise.all([
    api.queries.applicants.get(caller.scope, params.applicant_id),
    api.queries.consents.ofApplicant(caller.scope, params.applicant_id),
  ]);
  if (!person) return missing('applicant');
  const now = api.clock.now();
  return listed(
    { hasMore: false },
    rows.map((row) => consentBody(caller, row, now)),
  );
});

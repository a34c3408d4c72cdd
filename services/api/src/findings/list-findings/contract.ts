import { findingListForm, idForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';
import { pageQuery } from '../../http/paging.ts';

export const listFindingsContract = operationContract({
  operationId: 'listFindings',
  method: 'get',
  path: '/v1/findings',
  area: 'Findings',
  summary: 'List the findings of a released report',
  description:
    'Confirmed findings as the report shows them, newest post first. Empty until a person has reviewed the screening and ' +
    'its report was released to you. Each read is logged.',
  permission: 'report:read',
  kind: 'read',
  query: pageQuery('finding').extend({ screening_id: idForm('screening') }),
  success: { status: 200, description: 'One page of findings.', form: findingListForm },
});

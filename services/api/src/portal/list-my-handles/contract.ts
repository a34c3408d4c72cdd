import { handleListForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const listMyHandlesContract = operationContract({
  operationId: 'listMyHandles',
  method: 'get',
  path: '/v1/portal/handles',
  area: 'Portal',
  summary: 'List your own handles',
  description: 'All of them, newest first: a handful. How the proof of each stands, and what the last look has shown.',
  permission: 'portal:read',
  kind: 'read',
  success: { status: 200, description: 'The handles.', form: handleListForm },
});

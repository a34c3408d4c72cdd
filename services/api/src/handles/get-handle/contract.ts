import { handleForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getHandleContract = operationContract({
  operationId: 'getHandle',
  method: 'get',
  path: '/v1/handles/{handle_id}',
  area: 'Handles',
  summary: 'Read a handle',
  description: 'How its proof stands, and what the last look at the public profile has shown.',
  permission: 'handle:read',
  kind: 'read',
  params: { handle_id: 'handle' },
  success: { status: 200, description: 'The handle.', form: handleForm },
  refusals: ['handle_unknown'],
});

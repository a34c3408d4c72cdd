import { handleProofForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const requestHandleProofContract = operationContract({
  operationId: 'requestHandleProof',
  method: 'post',
  path: '/v1/handles/{handle_id}/proofs',
  area: 'Handles',
  summary: 'Get a code that proves a handle',
  description:
    'The account holder puts the code into the biography of the profile, which nobody else can, and a look at the profile ' +
    '(`probeHandle`) finds it there: then the handle is proven. It holds for seven days, and a new one ends it.',
  permission: 'handle:prove',
  kind: 'create',
  params: { handle_id: 'handle' },
  success: { status: 201, description: 'The code, and where to put it.', form: handleProofForm },
  refusals: ['handle_unknown', 'handle_held', 'applicant_redacted'],
});

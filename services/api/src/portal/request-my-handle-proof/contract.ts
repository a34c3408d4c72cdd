import { handleProofForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const requestMyHandleProofContract = operationContract({
  operationId: 'requestMyHandleProof',
  method: 'post',
  path: '/v1/portal/handles/{handle_id}/proofs',
  area: 'Portal',
  summary: 'Get a code that proves your handle',
  description: 'Put it into the biography of the profile, and then ask for a look. It holds for seven days.',
  permission: 'portal:act',
  kind: 'create',
  params: { handle_id: 'handle' },
  success: { status: 201, description: 'The code, and where to put it.', form: handleProofForm },
  refusals: ['handle_unknown', 'handle_held', 'applicant_redacted'],
});

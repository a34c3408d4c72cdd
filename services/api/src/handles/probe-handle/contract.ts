import { probeForm, probeHandleForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';
import { probeRefusals } from '../probe-refusals.ts';

export const probeHandleContract = operationContract({
  operationId: 'probeHandle',
  method: 'post',
  path: '/v1/handles/{handle_id}/probes',
  area: 'Handles',
  summary: 'Look at the public profile of a handle',
  description:
    'Whether it is there and public, which number the account has, and whether the code stands in its biography. The consent ' +
    'must be in force and cover public profiles of the platform, and is asked again while it runs. No post is read. What ' +
    'it has shown stands in the handle. Where there is no key it ends as `unknown`; in test mode made-up people answer.',
  permission: 'handle:prove',
  kind: 'create',
  params: { handle_id: 'handle' },
  body: probeHandleForm,
  success: { status: 201, description: 'The look, which goes on.', form: probeForm },
  refusals: probeRefusals,
});

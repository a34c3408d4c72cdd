import { probeForm, probeHandleForm } from '@visaguard/contracts';
import { probeRefusals } from '../../handles/probe-refusals.ts';
import { operationContract } from '../../http/contract.ts';

export const probeMyHandleContract = operationContract({
  operationId: 'probeMyHandle',
  method: 'post',
  path: '/v1/portal/handles/{handle_id}/probes',
  area: 'Portal',
  summary: 'Have your public profile looked at',
  description:
    'Under a consent of yours that covers public profiles. What it has shown stands in your handle. No post is read.',
  permission: 'portal:act',
  kind: 'create',
  params: { handle_id: 'handle' },
  body: probeHandleForm,
  success: { status: 201, description: 'The look, which goes on.', form: probeForm },
  refusals: probeRefusals,
});

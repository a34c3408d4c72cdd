import { evaluateGateForm, gateAnswerForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const evaluateGateContract = operationContract({
  operationId: 'evaluateGate',
  method: 'post',
  path: '/v1/gate/evaluate',
  area: 'Jurisdiction gate',
  summary: 'Ask the gate',
  description:
    'What the law of the places involved permits. Writes nothing. Every consent and every order asks again, and stores the answer with its version.',
  permission: 'gate:evaluate',
  kind: 'question',
  body: evaluateGateForm,
  success: { status: 200, description: 'The answer of the gate.', form: gateAnswerForm },
  refusals: ['tenant_unknown', 'unit_not_active'],
});

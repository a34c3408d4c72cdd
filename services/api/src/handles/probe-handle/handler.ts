import type { ConsentId } from '@visaguard/kernel';
import { defineOperation } from '../../http/operation.ts';
import { askForProbe } from '../ask-for-probe.ts';
import { probeHandleContract } from './contract.ts';

export const probeHandle = defineOperation(probeHandleContract, ({ params, body, ...call }) =>
  askForProbe({ ...call, handleId: params.handle_id, consentId: body.consent_id as ConsentId }),
);

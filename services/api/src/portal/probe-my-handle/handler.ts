import type { ConsentId } from '@visaguard/kernel';
import { askForProbe } from '../../handles/ask-for-probe.ts';
import { defineOperation } from '../../http/operation.ts';
import { personOf } from '../person.ts';
import { probeMyHandleContract } from './contract.ts';

export const probeMyHandle = defineOperation(probeMyHandleContract, ({ params, body, ...call }) =>
  askForProbe({
    ...{ ...call, handleId: params.handle_id, consentId: body.consent_id as ConsentId },
    of: personOf(call.caller),
  }),
);

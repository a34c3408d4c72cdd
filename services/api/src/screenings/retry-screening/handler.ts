import { retryScreening as retry } from '@visaguard/application';
import { mintId } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { retryScreeningContract } from './contract.ts';

export const retryScreening = defineOperation(
  retryScreeningContract,
  async ({ api, caller, params, body, ...call }) => {
    const screeningId = params.screening_id;
    const retriedBy = mintId('screening', api.clock, api.random);
    const reply = commandReply({
      version: 1,
      location: `/v1/screenings/${retriedBy}`,
      body: {
        ...{ object: 'screening', id: retriedBy, retries: screeningId, state: 'pending', created_at: call.at },
        livemode: caller.scope.mode === 'live',
      },
    });
    const command = call.command();
    return call.answer(await retry(api.app, command, { screeningId, retriedBy, certified: body.certified, reply }));
  },
);

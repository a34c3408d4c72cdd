import { requestHandleProbe } from '@visaguard/application';
import { type ApplicantId, type ConsentId, type HandleId, mintId } from '@visaguard/kernel';
import { commandReply } from '../http/answer-command.ts';
import type { AnyCall } from '../http/operation.ts';
import type { Reply } from '../http/reply.ts';

type Asked = Pick<AnyCall, 'api' | 'caller' | 'command' | 'answer' | 'at'> & {
  readonly handleId: HandleId;
  readonly consentId: ConsentId;
  /** Whose handle it must be, where the applicant asks. */
  readonly of?: ApplicantId;
};

/** Asks for a look at the public profile; a process carries it out. */
export async function askForProbe({ api, caller, handleId, consentId, of, ...call }: Asked): Promise<Reply> {
  const probeId = mintId('probe', api.clock, api.random);
  const outcome = await requestHandleProbe(api.app, call.command(), {
    ...{ handleId, consentId, probeId, ...(of === undefined ? {} : { of }) },
    reply: (version) =>
      commandReply({
        version,
        status: 201,
        body: {
          ...{ object: 'probe', id: probeId, handle_id: handleId, state: 'running', created_at: call.at },
          livemode: caller.scope.mode === 'live',
        },
      }),
  });
  return call.answer(outcome);
}

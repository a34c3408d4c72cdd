import { type CommandOutcome, proofCodeOf, requestHandleProof } from '@visaguard/application';
import type { Platform } from '@visaguard/domain';
import type { ApplicantId, HandleId } from '@visaguard/kernel';
import { asStoredReply, commandReply } from '../http/answer-command.ts';
import type { AnyCall } from '../http/operation.ts';
import type { Reply } from '../http/reply.ts';

type Asked = Pick<AnyCall, 'api' | 'caller' | 'command' | 'answer'> & {
  readonly handleId: HandleId;
  /** Whose handle it must be, where the applicant asks. */
  readonly of?: ApplicantId;
};

/** Gives out the next code. It is not stored with the command: it follows from the number, and joins as the answer leaves. */
export async function giveCode({ api, caller, handleId, of, ...call }: Asked): Promise<Reply> {
  const { scope } = caller;
  const outcome = await requestHandleProof(api.app, call.command(), {
    handleId,
    ...(of === undefined ? {} : { of }),
    reply: ({ number, expiresAt, platform }, version) =>
      commandReply({
        version,
        status: 201,
        body: {
          ...{ object: 'handle_proof', handle_id: handleId, method: 'bio_code', number, expires_at: expiresAt },
          ...{ instructions: instructionsFor(platform), livemode: scope.mode === 'live' },
        },
      }),
  });
  const number = numberIn(outcome);
  return call.answer(outcome, number === null ? {} : { code: await proofCodeOf(api.app, scope, { handleId, number }) });
}

function numberIn(outcome: CommandOutcome): number | null {
  return outcome.kind === 'done' ? Number(asStoredReply(outcome.reply).body['number']) : null;
}

const places: Readonly<Record<Platform, string>> = {
  instagram: 'the bio of the profile',
  tiktok: 'the bio of the profile',
  linkedin: 'the About section of the profile, which must be public',
  facebook: 'the intro of the page; a personal timeline is not shown in public',
  x: 'the bio of the profile',
};

function instructionsFor(platform: Platform): string {
  return (
    `Put the code into ${places[platform]}, anywhere between other words, and save. Then ask for a look at the profile. ` +
    'Once the handle is proven the code may be taken out again. A new code ends the last one.'
  );
}

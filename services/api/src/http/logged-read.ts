import type { Principal } from '@visaguard/access';
import { type Change, type Command, execute, type Loaded, type Reader } from '@visaguard/application';
import { type AccessLogEvent, accessLogCategory, type ContentRead, type PersonalRead } from '@visaguard/domain';
import { type ApplicantId, type Instant, ok, type Refusal, type Result } from '@visaguard/kernel';
import type { ApiDependencies } from './dependencies.ts';
import { type ProblemReply, problem, refused } from './reply.ts';

export type Reading = {
  readonly api: ApiDependencies;
  readonly caller: Principal;
  readonly requestId: string;
  readonly at: Instant;
};

type What = Pick<ContentRead['data'], 'objectKind' | 'objectId' | 'view' | 'format'>;

/** What a read was permitted on: `seen` must still be so when the read is logged, for example a consent. */
export type Readable<Found> = {
  readonly applicantId: ApplicantId;
  readonly found: Found;
  readonly seen: readonly Loaded<unknown>[];
};

/**
 * Asks whether content about a person may be read now, and writes into the access log that it is read. Both in one
 * transaction, before any of it leaves: what is not in the log has not been read. Decided on events and not on read
 * models, so that a withdrawal a moment ago holds.
 */
export async function logRead<Found>(
  reading: Reading,
  what: What,
  decide: (reader: Reader) => Promise<Result<Readable<Found>, Refusal>>,
): Promise<Result<Found, ProblemReply>> {
  let permitted: { readonly found: Found } | undefined;
  const outcome = await execute(reading.api.app, readCommand(reading), async (reader) => {
    const readable = await decide(reader);
    if (!readable.ok) return readable;
    const { applicantId, found, seen } = readable.value;
    permitted = { found };
    const data = { ...what, applicantId, readAt: reading.at, requestId: reading.requestId };
    return ok({ changes: [accessOf(reading, { type: 'access.content_read', data })], asSeen: seen });
  });
  if (outcome.kind === 'refused') return { ok: false, error: refused(outcome.refusal) };
  if (outcome.kind === 'command_reused' || !permitted) throw new Error('a request id stands for two requests');
  return ok(permitted.found);
}

/** Writes into the access log that the names, addresses or accounts of these people are shown. */
export async function logPersonalRead(
  reading: Reading,
  what: Pick<PersonalRead['data'], 'objectKind' | 'applicantIds'>,
): Promise<void> {
  const data = { ...what, readAt: reading.at, requestId: reading.requestId };
  const plan = { changes: [accessOf(reading, { type: 'access.personal_read', data })] };
  const outcome = await execute(reading.api.app, readCommand(reading), async () => ok(plan));
  if (outcome.kind !== 'done') throw new Error('a read could not be logged');
}

/** The request's own id: nobody can bring it again. */
function readCommand({ caller, requestId, at }: Reading): Command {
  const actor = { kind: caller.kind, id: caller.id };
  const commandId = `read/${requestId}`;
  return { scope: caller.scope, actor, commandId, bodyHash: '', at, correlationId: requestId, unrepeatable: true };
}

/** A stream of its own for each request: nothing to load first, and readers never wait for one another. */
function accessOf({ requestId }: Reading, event: AccessLogEvent): Change {
  const on = { streamId: `access-${requestId}`, category: accessLogCategory, state: null, version: 0 };
  return { on, events: [event] };
}

/** Kept content that cannot be had any more. */
export function contentGone(): ProblemReply {
  return problem('content_gone', 'The content has been deleted.');
}

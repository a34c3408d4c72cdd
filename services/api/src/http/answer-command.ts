import type { CommandOutcome } from '@visaguard/application';
import { compareCursors, type StreamPosition } from '@visaguard/event-store';
import type { Json } from '@visaguard/kernel';
import { etagOf, problem, type Reply, refused } from './reply.ts';

/** What is stored with a command and answered again to its repeat. It must not hold personal content. */
export type StoredReply = {
  readonly status: 200 | 201 | 202;
  readonly headers: { readonly [name: string]: string };
  readonly body: { readonly [name: string]: Json };
};

/**
 * The reply to store with a command.
 * @param given.version of the object after the command; becomes the ETag. `location`: path of what was made, which
 *   makes it a 201 unless `status` says otherwise.
 */
export function commandReply(given: {
  readonly body: StoredReply['body'];
  readonly version: number;
  readonly location?: string;
  readonly status?: StoredReply['status'];
}): StoredReply {
  const { body, version, location, status = location === undefined ? 200 : 201 } = given;
  const headers = { ETag: etagOf(version), ...(location === undefined ? {} : { Location: location }) };
  return { status, headers, body };
}

/** Turns what became of a command into an answer; a repeat gets what the first run got. */
export function answerCommand(outcome: CommandOutcome, personal: Readonly<Record<string, unknown>> = {}): Reply {
  if (outcome.kind === 'refused') return refused(outcome.refusal);
  if (outcome.kind === 'command_reused') {
    const detail = 'This Idempotency-Key stands for another request. Use a new key for a new request.';
    return problem('idempotency_key_reused', detail);
  }
  const { status, headers, body } = asStoredReply(outcome.reply);
  return {
    kind: 'json',
    status,
    headers: {
      ...headers,
      ...positionHeader(outcome.positions),
      ...(outcome.replayed ? { 'Idempotent-Replayed': 'true' } : {}),
    },
    body: { ...body, ...personal },
  };
}

/** Where in the order of all events this command stands: what a read can wait for. */
function positionHeader(positions: readonly StreamPosition[]): Record<string, string> {
  const [first, ...others] = positions;
  if (!first) return {};
  const last = others.reduce((latest, other) => (compareCursors(other, latest) > 0 ? other : latest), first);
  return { 'VisaGuard-Position': `${last.xid}.${last.position}` };
}

/** Written by `commandReply` only, by this release or an earlier one. */
export function asStoredReply(reply: Json | null): StoredReply {
  if (reply === null || typeof reply !== 'object' || !('status' in reply) || !('body' in reply)) {
    throw new Error('the command was stored without a reply');
  }
  return reply as StoredReply;
}

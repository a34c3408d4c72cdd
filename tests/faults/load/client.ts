import { setTimeout as delay } from 'node:timers/promises';
import type { Tenant } from '../rig/tenants.ts';
import type { Sometimes } from '../watch/sometimes.ts';
import { type Answer, attempt, codeOf, isSuccess, mayPass, type Request } from './http.ts';
import type { Ledger } from './ledger.ts';

export type Command = Request & {
  /** What it does, for people. */
  readonly what: string;
  readonly key: string;
  /** Codes of refusals that are no fault here. */
  readonly mayRefuse?: readonly string[];
  /** Codes with which a repeat may be refused, though it was accepted before. */
  readonly repeatMayRefuse?: readonly string[];
};

export type Answered = { readonly tenant: Tenant; readonly command: Command; readonly answer: Answer };

/** What clients saw. */
export type Seen = {
  /** Accepted commands, to ask for them again. */
  readonly accepted: Answered[];
  /** Commands whose outcome nobody was told: they happened once or never. */
  readonly unanswered: Command[];
  /** Refusals that nothing in the command deserves. */
  readonly unexpected: string[];
  readonly differingReplies: string[];
};

export type Client = {
  readonly seen: Seen;
  /** Sends until there is an answer, always under the same key. @returns the body of a success, else null. */
  command(tenant: Tenant, command: Command): Promise<{ readonly id: string } | null>;
  /** As `command`, in two requests at the same moment. */
  commandTwice(tenant: Tenant, command: Command): Promise<{ readonly id: string } | null>;
  /** Asks until there is an answer; null where there was none in time. */
  ask(tenant: Tenant, request: Request): Promise<Answer | null>;
};

export type ClientParts = { readonly baseUrl: string; readonly ledger: Ledger; readonly sometimes: Sometimes };

const firstPauseMs = 50;
const pauseMsMax = 1_000;
const patienceMs = 60_000;

/** Calls the API as a careful customer: over HTTP, idempotently, again after every failure that may pass. */
export function createClient({ baseUrl, ledger, sometimes }: ClientParts): Client {
  const seen: Seen = { accepted: [], unanswered: [], unexpected: [], differingReplies: [] };

  const ask = async (tenant: Tenant, request: Request): Promise<Answer | null> => {
    const deadlineMs = performance.now() + patienceMs;
    for (let pauseMs = firstPauseMs; performance.now() < deadlineMs; pauseMs = Math.min(pauseMsMax, pauseMs * 2)) {
      const answer = await attempt(baseUrl, tenant.apiKey, request);
      if (answer && !mayPass(answer)) {
        if (answer.headers.has('idempotent-replayed')) sometimes.happened('a repeat was answered with the first reply');
        return answer;
      }
      sometimes.happened('a request failed and was sent again');
      await delay(pauseMs);
    }
    return null;
  };

  const note = (tenant: Tenant, command: Command, answer: Answer | null) => {
    if (answer === null) {
      seen.unanswered.push(command);
      return null;
    }
    if (!isSuccess(answer)) {
      const code = codeOf(answer) ?? '';
      if (!command.mayRefuse?.includes(code)) seen.unexpected.push(`${command.what}: ${answer.status} ${code}`);
      return null;
    }
    const { id } = JSON.parse(answer.text) as { id: string };
    const { key, what } = command;
    const position = answer.headers.get('visaguard-position');
    ledger.accept({ tenantScope: tenant.scopeKey, key, what, status: answer.status, position });
    seen.accepted.push({ tenant, command, answer });
    return { id };
  };

  return {
    seen,
    ask,
    command: async (tenant, command) => note(tenant, command, await ask(tenant, command)),
    async commandTwice(tenant, command) {
      const [first, second] = await Promise.all([ask(tenant, command), ask(tenant, command)]);
      sometimes.happened('a request was sent twice at once');
      if (first && second && (first.status !== second.status || first.text !== second.text)) {
        seen.differingReplies.push(`${command.what}, twice at once: ${first.status}, ${second.status}`);
      }
      return note(tenant, command, first ?? second);
    },
  };
}

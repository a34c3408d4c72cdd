import { createServer, type IncomingMessage } from 'node:http';
import { listenOnLoopback } from '../loopback.ts';
import type { JsonObject, MadeUpActor, RunScript } from './actor.ts';
import { type Answer, apiError, send } from './answers.ts';
import { type ApifyCall, type ApifyFault, answerOf, createFaultSwitch, isDone } from './faults.ts';
import { createRandomFaults, type RandomFaultOptions } from './random-faults.ts';
import { readContent } from './request-content.ts';
import { type Account, type ApifyRequest, isNamed, routes, type World } from './routes.ts';
import { runBody, runIdOf } from './run-body.ts';
import { createRunRegister, type StartedRun } from './runs.ts';
import { createWebhookSender, type SentWebhook, type WebhookMode } from './webhook-sender.ts';

export type ApifyEmulatorOptions = {
  readonly actors: readonly MadeUpActor[];
  /** The only key that opens it. */
  readonly token?: string;
  readonly account?: Partial<Account>;
  readonly counterLagReads?: number;
  readonly itemsLagReads?: number;
  readonly costLagLooks?: number;
  readonly concurrentRunsMax?: number;
  readonly webhooks?: WebhookMode;
  /** Faults by chance, beside those that are switched. */
  readonly random?: RandomFaultOptions;
  /** For a load of 100,000 runs: `off` keeps no journal of calls and webhooks. */
  readonly journal?: 'on' | 'off';
  /** Beyond it the oldest runs that have ended are forgotten with their datasets. */
  readonly runsKept?: number;
  readonly now?: () => Date;
};

/** One call as it came over the wire. */
export type JournalEntry = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly encoding: string | null;
  readonly status: number | null;
};

export type ApifyEmulator = {
  /** `http://127.0.0.1:<port>`, without `/v2`. */
  readonly url: string;
  readonly token: string;
  /** Those that are kept. */
  readonly runsStarted: readonly StartedRun[];
  readonly runsStartedCount: number;
  /** Runs started beside one of the same actor, input and timeout that has not failed. */
  readonly duplicateRunsStarted: number;
  /** How often a fault was given, by its name. */
  readonly faultsGiven: Readonly<Record<string, number>>;
  /** Calls that no service of this kind would take, the first hundred: a caller's mistakes. */
  readonly refusals: readonly string[];
  readonly journal: readonly JournalEntry[];
  readonly webhooksSent: readonly SentWebhook[];
  /** The next call of this kind goes wrong, or the next `times`; with `actor` only calls that name it. */
  fail(call: ApifyCall, fault: ApifyFault, options?: { readonly times?: number; readonly actor?: string }): void;
  sendWebhooks(mode: WebhookMode): void;
  releaseWebhooks(): Promise<void>;
  close(): Promise<void>;
};

const refusalsKept = 100;

/**
 * Stands in for Apify's REST API on the loopback interface: actors that run as their scripts say, runs, datasets,
 * webhooks, and the faults that the service shows. It refuses what it does not know (paths, query keys, content types),
 * so that a misspelt request shows in a test.
 */
export async function startApifyEmulator(options: ApifyEmulatorOptions): Promise<ApifyEmulator> {
  const { token = 'apify_api_sample', now = () => new Date(), journal: isKept = 'on' } = options;
  const kept = { journal: [] as JournalEntry[], webhooks: [] as SentWebhook[], refusals: [] as string[] };
  const faultsGiven: Record<string, number> = {};
  const chance = options.random ? createRandomFaults(options.random) : null;
  const { costLagLooks = 0 } = options;
  const webhooks = createWebhookSender({
    mode: options.webhooks ?? 'once',
    byChance: chance?.webhook ?? null,
    note: (sent) => isKept === 'on' && kept.webhooks.push(sent),
  });
  const register = createRunRegister({
    ...{ now, runsKept: options.runsKept ?? Number.POSITIVE_INFINITY },
    onStart: webhooks.started,
    onEnd: (run) => webhooks.ended(run, runBody(run, costLagLooks)),
  });
  const faults = createFaultSwitch();
  const world: World = {
    actors: options.actors.map((actor) => ({ ...actor, run: (input) => scriptOf(actor, input) })),
    ...{ register, costLagLooks, account: { plan: 'STARTER', usedUsd: 3, limitUsd: 49, ...options.account } },
    ...{ counterLagReads: options.counterLagReads ?? 0, itemsLagReads: options.itemsLagReads ?? 0 },
    concurrentRunsMax: options.concurrentRunsMax ?? Number.POSITIVE_INFINITY,
  };

  function scriptOf(actor: MadeUpActor, input: JsonObject): RunScript {
    const script = actor.run(input);
    return chance?.run(script) ?? script;
  }

  function refuse(answer: Answer): Answer {
    if (kept.refusals.length < refusalsKept) kept.refusals.push(JSON.stringify(answer.body));
    return answer;
  }

  async function answer(request: IncomingMessage): Promise<Answer | null> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.headers.authorization !== `Bearer ${token}`) {
      return apiError(401, 'user-or-token-not-found', 'User was not found or authentication token is not valid');
    }
    const found = routes.find(({ method, path }) => method === request.method && path.test(url.pathname));
    if (!found) return refuse(apiError(404, 'page-not-found', `The emulator has no ${request.method} ${url.pathname}`));
    const stray = [...url.searchParams.keys()].find((key) => !found.query.includes(key));
    if (stray !== undefined) return refuse(apiError(400, 'invalid-value', `The emulator knows no query key ${stray}`));
    const content = await readContent(request);
    if ('refusal' in content) return refuse(content.refusal);
    const id = decodeURIComponent(found.path.exec(url.pathname)?.[1] ?? '');
    const named = options.actors.find((actor) => isNamed(actor, id))?.name ?? register.find(runIdOf(id))?.actor;
    const fault = faults.take(found.call, named) ?? chance?.call(found.call) ?? null;
    const asked: ApifyRequest = { query: url.searchParams, body: content.body };
    if (fault === null) {
      const given = await found.answer(world, id, asked);
      return given.status === 400 ? refuse(given) : given;
    }
    const name = typeof fault === 'object' ? `${fault.status} ${fault.type}` : fault;
    faultsGiven[name] = (faultsGiven[name] ?? 0) + 1;
    if (isDone(fault)) await found.answer(world, id, asked);
    return answerOf(fault);
  }

  const server = createServer((request, response) => {
    void answer(request).then((given) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (isKept === 'on') {
        kept.journal.push({
          ...{ method: request.method ?? '', path: url.pathname, query: Object.fromEntries(url.searchParams) },
          encoding: request.headers['content-encoding'] ?? null,
          status: given?.status ?? null,
        });
      }
      if (given === null) request.socket.destroy();
      else send(response, given);
    });
  });
  const url = await listenOnLoopback(server);
  return {
    ...{ url, token, faultsGiven, refusals: kept.refusals, journal: kept.journal, webhooksSent: kept.webhooks },
    get runsStarted() {
      return register.kept;
    },
    get runsStartedCount() {
      return register.startedCount;
    },
    get duplicateRunsStarted() {
      return register.duplicateCount;
    },
    fail: (call, fault, how = {}) => faults.add(call, fault, how),
    sendWebhooks: webhooks.use,
    releaseWebhooks: webhooks.release,
    async close() {
      register.close();
      webhooks.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

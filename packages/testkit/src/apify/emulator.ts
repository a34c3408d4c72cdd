import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { JsonObject, MadeUpActor } from './actor.ts';
import { type Answer, apiError, send } from './answers.ts';
import { type ApifyCall, type ApifyFault, answerOf, createFaultSwitch, isDone } from './faults.ts';
import { type Account, type ApifyRequest, isNamed, routes, type World } from './routes.ts';
import { createRunRegister, type StartedRun } from './runs.ts';

export type ApifyEmulatorOptions = {
  readonly actors: readonly MadeUpActor[];
  /** The only key that opens it. */
  readonly token?: string;
  readonly account?: Partial<Account>;
  readonly counterLagReads?: number;
  readonly itemsLagReads?: number;
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
  readonly runsStarted: readonly StartedRun[];
  readonly journal: readonly JournalEntry[];
  /** The next call of this kind goes wrong, or the next `times`; with `actor` only calls that name it. */
  fail(call: ApifyCall, fault: ApifyFault, options?: { readonly times?: number; readonly actor?: string }): void;
  close(): Promise<void>;
};

/**
 * Stands in for Apify's REST API on the loopback interface: actors that run as their scripts say, runs, datasets, and
 * the faults that the service shows. It refuses what it does not know (paths, query keys, content types), so that a
 * misspelt request shows in a test.
 */
export async function startApifyEmulator(options: ApifyEmulatorOptions): Promise<ApifyEmulator> {
  const {
    actors,
    token = 'apify_api_sample',
    counterLagReads = 0,
    itemsLagReads = 0,
    now = () => new Date(),
  } = options;
  const register = createRunRegister(now);
  const faults = createFaultSwitch();
  const journal: JournalEntry[] = [];
  const account = { plan: 'STARTER', usedUsd: 3, limitUsd: 49, ...options.account };
  const world: World = { actors, register, account, counterLagReads, itemsLagReads };

  async function answer(request: IncomingMessage): Promise<Answer | null> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.headers.authorization !== `Bearer ${token}`) {
      return apiError(401, 'user-or-token-not-found', 'User was not found or authentication token is not valid');
    }
    const found = routes.find(({ method, path }) => method === request.method && path.test(url.pathname));
    if (!found) return apiError(404, 'page-not-found', `The emulator has no ${request.method} ${url.pathname}`);
    const stray = [...url.searchParams.keys()].find((key) => !found.query.includes(key));
    if (stray !== undefined) return apiError(400, 'invalid-value', `The emulator knows no query key ${stray}`);
    const content = await contentOf(request);
    if (content === 'wrong_type') return apiError(415, 'unsupported-content-type');
    const id = decodeURIComponent(found.path.exec(url.pathname)?.[1] ?? '');
    const named = actors.find((actor) => isNamed(actor, id))?.name ?? register.find(id)?.actor;
    const fault = faults.take(found.call, named);
    const asked: ApifyRequest = { method: found.method, path: url.pathname, query: url.searchParams, body: content };
    if (fault === null) return found.answer(world, id, asked);
    if (isDone(fault)) found.answer(world, id, asked);
    return answerOf(fault);
  }

  const server = createServer((request, response) => {
    void answer(request).then((given) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      journal.push({
        ...{ method: request.method ?? '', path: url.pathname, query: Object.fromEntries(url.searchParams) },
        encoding: request.headers['content-encoding'] ?? null,
        status: given?.status ?? null,
      });
      if (given === null) request.socket.destroy();
      else send(response, given);
    });
  });
  const url = await listen(server);
  return {
    ...{ url, token, runsStarted: register.runs, journal },
    fail: (call, fault, how = {}) => faults.add(call, fault, how),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

/** The JSON object that was sent, decompressed; null where nothing was sent. */
async function contentOf(request: IncomingMessage): Promise<JsonObject | null | 'wrong_type'> {
  const sent = await buffer(request);
  if (sent.length === 0) return null;
  if (!request.headers['content-type']?.startsWith('application/json')) return 'wrong_type';
  const encoding = request.headers['content-encoding'];
  const plain = encoding === 'br' ? brotliDecompressSync(sent) : encoding === 'gzip' ? gunzipSync(sent) : sent;
  const body: JsonObject = JSON.parse(plain.toString('utf8'));
  return body;
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { listenOnLoopback } from '../loopback.ts';
import type { ModelFault, ModelServiceName } from './faults.ts';
import { geminiWire } from './gemini-wire.ts';
import { type ModelJudge, postsOfMessage } from './judge.ts';
import { chatWire } from './openai-wire.ts';
import { replyText } from './reply-faults.ts';
import { isObject, type ModelWire, type WireAnswer } from './wire.ts';

/** One call as it came over the wire, without its key. */
export type ModelCallEntry = {
  readonly service: ModelServiceName;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The whole body, as it was sent. */
  readonly body: string;
  /** What was answered; null where nothing was. */
  readonly status: number | null;
};

export type ModelsEmulator = {
  /** Of each service, as its client takes it. */
  readonly urls: Readonly<Record<ModelServiceName, string>>;
  /** The only key that opens any of them. */
  readonly key: string;
  readonly journal: readonly ModelCallEntry[];
  /** Calls that no service of this kind would take: a caller's mistakes. */
  readonly refusals: readonly string[];
  /** The next call goes wrong, or the next `times`. */
  fail(service: ModelServiceName, fault: ModelFault, options?: { readonly times?: number }): void;
  /** From now on another model answers. */
  judgeBy(judge: ModelJudge): void;
  close(): Promise<void>;
};

const wires: Readonly<Record<ModelServiceName, ModelWire>> = {
  openai: chatWire('openai'),
  openrouter: chatWire('openrouter'),
  gemini: geminiWire,
};
const html = '<html><body><h1>Made-up page</h1></body></html>';

/**
 * Stands in for OpenAI, OpenRouter and Gemini on the loopback interface: their wire, their faults, and a judge in the
 * place of a model. It refuses what it does not know (paths, keys of bodies, schemas that the service would not take).
 */
export async function startModelsEmulator(
  options: { readonly judge?: ModelJudge; readonly key?: string } = {},
): Promise<ModelsEmulator> {
  const { key = 'sk-made-up-0123456789' } = options;
  let judge: ModelJudge = options.judge ?? ((posts) => ({ votes: posts.map(({ id }) => ({ id, findings: [] })) }));
  const journal: ModelCallEntry[] = [];
  const refusals: string[] = [];
  const switched: { readonly service: ModelServiceName; readonly fault: ModelFault; left: number }[] = [];

  function take(service: ModelServiceName): ModelFault | null {
    const found = switched.find((one) => one.service === service && one.left > 0);
    if (!found) return null;
    found.left -= 1;
    return found.fault;
  }

  function answer(asked: Asked): WireAnswer | 'hang' | 'hang_up' {
    const { wire, sent } = asked;
    const refuse = (status: number, message: string): WireAnswer => {
      refusals.push(message);
      return json(status, wire.error({ status, message }));
    };
    const path = wire.path.exec(asked.path);
    if (!path) return refuse(404, `The emulator has no ${asked.path}`);
    if (wire.keyOf(asked.request.headers) !== key) return json(asked.unknownKey.status, wire.error(asked.unknownKey));
    if (!asked.request.headers['content-type']?.startsWith('application/json')) return refuse(415, 'no JSON');
    const body: unknown = JSON.parse(sent);
    const read = isObject(body) ? wire.read(body, path[1]) : { refusal: 'no object' };
    if ('refusal' in read) return refuse(400, `The emulator says: ${read.refusal}`);
    const posts = postsOfMessage(read.user);
    if (!posts) return refuse(400, 'The emulator finds no posts between marks');
    const fault = take(asked.service);
    const page = fault === null ? null : ofTheWay(fault, wire);
    if (page) return page;
    const given = json(200, wire.answer({ text: replyText(judge, posts, fault), model: read.model }, fault));
    return fault === 'half_body' ? { ...given, headers: { 'content-length': String(given.body.length + 1) } } : given;
  }

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    void textOf(request).then((sent) => {
      const [, name, rest = ''] = /^\/(gemini|openai|openrouter)(\/.*)$/.exec(path) ?? [];
      const service = (['gemini', 'openai', 'openrouter'] as const).find((one) => one === name) ?? 'openai';
      const unknownKey = { ...unknownKeys[service] };
      const given = answer({ request, service, wire: wires[service], path: rest, sent, unknownKey });
      const status = typeof given === 'string' ? null : given.status;
      journal.push({ service, path: rest, headers: headersOf(request), body: sent, status });
      if (given === 'hang_up') request.socket.destroy();
      else if (given !== 'hang') send(response, given);
    });
  });
  const url = await listenOnLoopback(server);
  return {
    urls: { gemini: `${url}/gemini`, openai: `${url}/openai/v1`, openrouter: `${url}/openrouter/api/v1` },
    ...{ key, journal, refusals },
    fail: (service, fault, { times = 1 } = {}) => switched.push({ service, fault, left: times }),
    judgeBy(next) {
      judge = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const unknownKeys = {
  openai: { status: 401, code: 'invalid_api_key', type: 'invalid_request_error' },
  openrouter: { status: 401, message: 'User not found.' },
  gemini: { status: 400, code: 'API_KEY_INVALID', message: 'API key not valid.' },
} as const;

type Asked = {
  readonly request: IncomingMessage;
  readonly service: ModelServiceName;
  readonly wire: ModelWire;
  readonly path: string;
  readonly sent: string;
  readonly unknownKey: { readonly status: number };
};

/** What is answered without any model being asked; null: one is. */
function ofTheWay(fault: ModelFault, wire: ModelWire): WireAnswer | 'hang' | 'hang_up' | null {
  if (fault === 'hang' || fault === 'hang_up') return fault;
  const page = { 'content-type': 'text/html' };
  if (fault === 'html_200') return { status: 200, body: html, headers: page };
  if (fault === 'html_502') return { status: 502, body: html, headers: page };
  if (fault === 'empty_body') return { status: 200, body: '' };
  if (fault === 'huge_body') return { status: 200, body: JSON.stringify({ made: 'A'.repeat(3_000_000) }) };
  if (typeof fault !== 'object' || !('status' in fault)) return null;
  const { retryAfter } = fault;
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { ...json(fault.status, wire.error(fault)), headers: { ...headers, ...fault.headers } };
}

function json(status: number, body: unknown): WireAnswer {
  return { status, body: JSON.stringify(body) };
}

/** A body shorter than its length says ends with the connection. */
function send(response: ServerResponse, { status, body, headers = {} }: WireAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  if (!('content-length' in headers)) response.end(body);
  else response.write(body.slice(0, body.length / 2), () => response.destroy());
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const secret = ['authorization', 'x-goog-api-key'];
  const told = Object.entries(headers).filter(([name]) => !secret.includes(name));
  return Object.fromEntries(told.map(([name, value]) => [name, String(value)]));
}

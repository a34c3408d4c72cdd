import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../log/log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { type Answer, type Check, createChecks } from './checks.ts';
import { liveness, readiness, type Verdict } from './verdict.ts';

export type HealthOptions = {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly checks: readonly Check[];
  readonly metrics: Metrics;
  readonly log: Log;
};

export type Health = {
  readonly port: number;
  /** From now on `/readyz` says no, so that nothing more is sent here while what is in hand is finished. */
  drain(): void;
  close(): Promise<void>;
};

const checkTimeoutMs = 2_000;
const cachedForMs = 1_000;

type Reply = { readonly status: number; readonly type: string; readonly text: string };

/**
 * Serves `/livez` (should this process live), `/readyz` (should requests come here) and `/metrics` for those who
 * operate it. Bodies hold names of checks and whether they are well; why one is not, the log says.
 * @throws Error with the `code` of Node (`EADDRINUSE`, ...) when the port cannot be had.
 */
export async function serveHealth(options: HealthOptions): Promise<Health> {
  const { host, port, checks, metrics, log } = options;
  let isDraining = false;
  const answers = createChecks({
    checks,
    timeoutMs: checkTimeoutMs,
    cachedForMs,
    nowMs: () => performance.now(),
    onChange: (answer, error) => tell(log, answer, error),
  });
  const pages: Readonly<Record<string, () => Promise<Reply>>> = {
    '/livez': async () => asJson(liveness(await answers())),
    // Draining asks nothing first: no engine that hangs holds it up.
    '/readyz': async () => asJson(readiness(isDraining ? [] : await answers(), isDraining)),
    '/metrics': async () => ({ status: 200, type: metrics.contentType, text: await metrics.text() }),
  };
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 5_000 }, (request, response) => {
    void answer(request, response, pages).catch((error: unknown) => {
      log.error({ error }, 'a health page failed');
      send(response, plain(500, 'failed'));
    });
  });
  await listening(server, host, port);
  return {
    port: portOf(server),
    drain: () => {
      isDraining = true;
    },
    close: () => closed(server),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  pages: Readonly<Record<string, () => Promise<Reply>>>,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
  if (page === undefined) return send(response, plain(404, 'not found'));
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, plain(405, 'GET only'));
  send(response, await page());
}

function send(response: ServerResponse, { status, type, text }: Reply): void {
  if (response.headersSent) return;
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(text);
}

function asJson({ status, body }: Verdict): Reply {
  return { status, type: 'application/json', text: JSON.stringify(body) };
}

function plain(status: number, text: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', text: `${text}\n` };
}

function tell(log: Log, { name: check, tier, ok }: Answer, error: unknown): void {
  if (ok) log.info({ check, tier }, 'a health check is well again');
  else log.warn({ check, tier, ...(error !== undefined && { error }) }, 'a health check fails');
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

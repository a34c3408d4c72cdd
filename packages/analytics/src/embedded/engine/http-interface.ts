import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { createGunzip, gzipSync } from 'node:zlib';
import { sha256Hex } from '@visaguard/kernel';
import { fault, faultOf, statusOf } from './clickhouse-error.ts';
import type { Engine } from './engine.ts';
import { jsonRows } from './json-rows.ts';
import { type QueryRequest, readQueryRequest } from './query-request.ts';
import { isInsertWithBody } from './statement.ts';

export type Credentials = { readonly username: string; readonly password: string };

/** As much of ClickHouse's HTTP interface as `@clickhouse/client` needs. Results are whole, not streamed. */
export function createHttpInterface(engine: Engine, credentials: Credentials): Server {
  return createServer((request, response) => {
    answer({ request, response, engine, credentials }).catch((error: unknown) => sendFault(response, error));
  });
}

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly engine: Engine;
  readonly credentials: Credentials;
};

async function answer({ request, response, engine, credentials }: Exchange): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://engine.invalid');
  if (url.pathname === '/ping') return void response.end('Ok.\n');
  requireCredentials(request, credentials);
  const query = readQueryRequest(url.searchParams);
  const queryId = url.searchParams.get('query_id');
  if (queryId) response.setHeader('X-ClickHouse-Query-Id', queryId.replace(/[^\w-]/g, ''));
  if (isInsertWithBody(query.sql)) {
    const { rowsWritten, bytesWritten } = await engine.insert(query, jsonRows(bodyOf(request)));
    const summary = { written_rows: String(rowsWritten), written_bytes: String(bytesWritten) };
    response.setHeader('X-ClickHouse-Summary', JSON.stringify(summary));
    return void response.end();
  }
  const result = await engine.query(query, await statementOf(query, request));
  sendResult({ request, response, url }, result);
}

// The query string and the body together are the statement, as ClickHouse has it.
async function statementOf(query: QueryRequest, request: IncomingMessage): Promise<string> {
  if (request.headers['content-type']?.startsWith('multipart/')) {
    throw fault('notImplemented', 'This engine takes parameters in the query string only');
  }
  const body = await buffer(bodyOf(request));
  return [query.sql, body.toString('utf8')].filter((part) => part !== '').join('\n');
}

function bodyOf(request: IncomingMessage): AsyncIterable<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return request;
  if (encoding !== 'gzip') throw fault('notImplemented', 'This engine knows no content encoding but gzip');
  const unzipped = createGunzip();
  // Without this a request that is cut off would leave the reader waiting for ever.
  request.once('error', (error) => unzipped.destroy(error));
  return request.pipe(unzipped);
}

type ResultExchange = Pick<Exchange, 'request' | 'response'> & { readonly url: URL };

function sendResult({ request, response, url }: ResultExchange, result: Uint8Array): void {
  const wanted = url.searchParams.get('enable_http_compression') === '1';
  if (wanted && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    response.setHeader('Content-Encoding', 'gzip');
    response.end(gzipSync(result));
  } else response.end(result);
}

// Hashed first, so that the comparison takes the same time whatever the length.
function requireCredentials(request: IncomingMessage, { username, password }: Credentials): void {
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const given = request.headers.authorization ?? '';
  if (!timingSafeEqual(Buffer.from(sha256Hex(given)), Buffer.from(sha256Hex(expected)))) {
    throw fault('authenticationFailed', 'Authentication failed');
  }
}

function sendFault(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  const { code, message } = faultOf(error);
  // The rest of a refused body is not read, so the connection cannot be used again.
  response.writeHead(statusOf(code), {
    'X-ClickHouse-Exception-Code': String(code),
    'Content-Type': 'text/plain; charset=UTF-8',
    Connection: 'close',
  });
  response.end(`${message}\n`);
}

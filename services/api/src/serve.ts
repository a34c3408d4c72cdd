import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { createApi } from './http/create-api.ts';

export type Listening = {
  readonly port: number;
  /** Takes no new requests, lets the running ones end up to the limit, then cuts them off. */
  close(timeoutMs: number): Promise<void>;
};

export type ListenOptions = { readonly host: string; readonly port: number };

/**
 * Listens for HTTP. Rejects with the system's error where the port is taken (`EADDRINUSE`) or not allowed (`EACCES`).
 */
export async function serveApi(
  api: Pick<ReturnType<typeof createApi>, 'fetch'>,
  { host, port }: ListenOptions,
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: api.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { port: address.port, close: (timeoutMs) => close(server, timeoutMs) };
}

function close(server: Server, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

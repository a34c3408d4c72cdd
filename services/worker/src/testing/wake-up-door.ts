import { createServer } from 'node:http';
import { type Application, recordWakeUp } from '@visaguard/application';

export type WakeUpDoor = {
  readonly url: string;
  /** From now on calls reach this application. */
  use(app: Application): void;
  close(): Promise<void>;
};

/** What the API does with the calls of the service, and nothing else of it. */
export async function wakeUpDoor(): Promise<WakeUpDoor> {
  let used: Application | null = null;
  const statusOf = async (path: string) => {
    const [, , , tenantId = '', mode = '', runId = '', mac = ''] = path.split('/');
    return used && (await recordWakeUp(used, { tenantId, mode, runId, mac })) ? 204 : 404;
  };
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    statusOf(incoming.url ?? '').then(
      (status) => outgoing.writeHead(status).end(),
      () => outgoing.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`,
    use(app) {
      used = app;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

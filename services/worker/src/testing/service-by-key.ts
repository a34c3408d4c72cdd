import { createServer, request } from 'node:http';
import type { ApifyEmulator } from '@visaguard/testkit';

export type ServiceByKey = { readonly url: string; close(): Promise<void> };

/** One address for several accounts, as the service has it: the key decides whose it is. Other keys reach the first. */
export async function serviceByKey(accounts: readonly [ApifyEmulator, ...ApifyEmulator[]]): Promise<ServiceByKey> {
  const server = createServer((incoming, outgoing) => {
    const account = accounts.find(({ token }) => incoming.headers.authorization === `Bearer ${token}`) ?? accounts[0];
    const { method, headers, url } = incoming;
    const forwarded = request(new URL(url ?? '/', account.url), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

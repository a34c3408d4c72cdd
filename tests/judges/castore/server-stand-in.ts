import { closeStore, openStore } from './store-under-test.ts';

/** What the suite takes for a container with a server in it. */
export class PostgreSqlContainer {
  async start() {
    await openStore();
    return { getConnectionUri: () => '', stop: closeStore };
  }
}

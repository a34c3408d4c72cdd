import { ensureRoles } from '@visaguard/postgres';
import type { TestProject } from 'vitest/node';
import { startCluster } from './cluster.ts';
import { announceCluster, givenServerUrl, loginPassword } from './config.ts';
import { removeOldClusters } from './old-clusters.ts';

/**
 * Vitest global setup: one PostgreSQL for the whole run, or the server that TEST_DATABASE_URL names (a role
 * with CREATEDB and CREATEROLE). Fails loudly when there is none.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = givenServerUrl();
  if (given) {
    announceCluster(given);
    await ensureRoles(given, { loginPassword });
    return async () => {};
  }
  await removeOldClusters(Date.now());
  const cluster = await startCluster();
  announceCluster(cluster.ownerUrl);
  await ensureRoles(cluster.ownerUrl, { loginPassword });
  return async () => {
    const keep = project.vitest.state.getCountOfFailedTests() > 0;
    await cluster.stop({ keep });
    if (keep) process.stderr.write(`\nThe databases of failed tests are kept in ${cluster.dataDirectory}\n`);
  };
}

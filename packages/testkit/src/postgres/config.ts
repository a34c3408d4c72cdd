/** How the global setup tells the test processes, which inherit its environment, which server to use. */
const clusterUrlVariable = 'VISAGUARD_TEST_CLUSTER_URL';

/** A server to use instead of starting one: a role with CREATEDB, CREATEROLE and pg_signal_backend. */
export function givenServerUrl(): string | undefined {
  return process.env['TEST_DATABASE_URL'];
}

export function announceCluster(ownerUrl: string): void {
  process.env[clusterUrlVariable] = ownerUrl;
}

export function announcedCluster(): string {
  const url = process.env[clusterUrlVariable];
  if (!url) throw new Error('no PostgreSQL: the test file must run under the global setup of testkit');
  return url;
}

/** A server that holds made-up data for seconds needs no secret. */
export const loginPassword = 'test-login';

export { type FakeClock, fakeClock } from './fake-clock.ts';
export { type Cluster, startCluster } from './postgres/cluster.ts';
export { createTestDatabase, type MigrationSet, type TestDatabase } from './postgres/test-database.ts';
export { seededRandom } from './seeded-random.ts';

export { databaseUrl, ensureDatabase } from './databases.ts';
export { MigrationsRefused } from './ledger.ts';
export { type MigrateOptions, type Migration, migrate, pendingMigrations, readMigrations } from './migrate.ts';
export { createOwnerPool, createPool, type Pool, type PoolClient, type PoolOptions } from './pool.ts';
export { type DatabaseRole, databaseRoles, ensureRoles, loginRole } from './roles.ts';
export { assertSafeRole } from './safe-role.ts';
export { inForgettableTransaction, inTenantScope, inTransaction } from './transactions.ts';

export { PostgresDidNotStart, type PostgresServer, type ServerOptions, startPostgresServer } from './start-server.ts';

import { startEmbeddedClickHouse } from '../embedded/start-embedded-clickhouse.ts';

// A parent to be killed: starts the engine in the given folder, says its process id, and lives on.
const dataDirectory = process.argv[2] ?? '';
const quiet = () => {};
const engine = await startEmbeddedClickHouse({ dataDirectory, log: { info: quiet, warn: quiet, error: quiet } });
process.stdout.write(`${engine.processId()}\n`);

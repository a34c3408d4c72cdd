import { startEmbeddedClickHouse } from '../embedded/start-embedded-clickhouse.ts';
import { beginLongQuery } from './long-query.ts';

// A parent to be killed: starts the engine in the given folder, gives it work, says its process id, and lives on.
const dataDirectory = process.argv[2] ?? '';
const quiet = () => {};
const engine = await startEmbeddedClickHouse({ dataDirectory, log: { info: quiet, warn: quiet, error: quiet } });
await beginLongQuery(engine);
process.stdout.write(`${engine.processId()}\n`);

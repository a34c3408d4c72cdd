import { Session } from 'chdb';
import { fault } from './clickhouse-error.ts';
import type { QueryRequest } from './query-request.ts';
import { parseInsert, requireIdentifier, requirePlainStatement, stringLiteral } from './statement.ts';

// Bounds for one small machine that does other work beside: of one query, and of all together.
const connectionArgs = ['--max_threads=2', '--max_memory_usage=1000000000', '--max_execution_time=30'];
const runningMax = 4;
const waitingMax = 200;

export type InsertSummary = { readonly rowsWritten: number; readonly bytesWritten: number };

export type Engine = {
  query(request: QueryRequest, sql: string): Promise<Uint8Array>;
  insert(request: QueryRequest, rows: AsyncIterable<Buffer>): Promise<InsertSummary>;
  /** Waits for what runs, then releases the data directory. */
  close(): Promise<void>;
};

/** Opens the engine on its directory. @throws when the directory cannot be read or written. */
export function openEngine(directory: string): Engine {
  const keepAlive = new Session(directory, { connectionArgs });
  const gate = createGate();
  // Parameters and settings are state of a connection, so each request has one to itself: a value left behind by one
  // tenant's request cannot be read by the next. A connection costs about 2 ms.
  const onOwnConnection = <T>(request: QueryRequest, run: (session: Session) => Promise<T>): Promise<T> =>
    gate.run(async () => {
      const session = new Session(directory, { connectionArgs });
      try {
        for (const statement of preparation(request)) await session.queryAsync(statement);
        return await run(session);
      } finally {
        session.close();
      }
    });
  return {
    query(request, sql) {
      requirePlainStatement(sql);
      return onOwnConnection(request, async (session) => {
        const result = await session.queryAsync(sql, { format: requireIdentifier(request.format) });
        return result.bytes();
      });
    },
    insert(request, rows) {
      const { table, columns } = parseInsert(request.sql);
      const target = { table, format: 'JSONEachRow', ...(columns && { columns }) } as const;
      return onOwnConnection(request, (session) => session.insert({ ...target, values: rows }));
    },
    async close() {
      await gate.close();
      keepAlive.close();
    },
  };
}

function preparation({ database, parameters, settings }: QueryRequest): string[] {
  const use = database === undefined ? [] : [`USE ${requireIdentifier(database)}`];
  const set = [...settings, ...parameters].map(
    ([name, value]) => `SET ${requireIdentifier(name)} = ${stringLiteral(value)}`,
  );
  return [...use, ...set];
}

function createGate() {
  const waiting: (() => void)[] = [];
  let running = 0;
  let closed = false;
  let nothingRuns = () => {};
  const leave = () => {
    running--;
    waiting.shift()?.();
    if (running === 0) nothingRuns();
  };
  return {
    async run<T>(work: () => Promise<T>): Promise<T> {
      if (closed || waiting.length >= waitingMax) throw fault('tooManyQueries', 'Too many simultaneous queries');
      if (running >= runningMax) await new Promise<void>((resolve) => waiting.push(resolve));
      running++;
      return work().finally(leave);
    },
    async close(): Promise<void> {
      closed = true;
      if (running > 0) await new Promise<void>((resolve) => (nothingRuns = resolve));
    },
  };
}

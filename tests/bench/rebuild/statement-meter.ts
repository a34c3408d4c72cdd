import type { Pool } from '@visaguard/postgres';

export type StatementMeter = { count: number; waitedMs: number };

/** Counts the statements of every connection that the pool opens from now on, and how long their answers took. */
export function meterStatements(pool: Pool): StatementMeter {
  const meter: StatementMeter = { count: 0, waitedMs: 0 };
  pool.on('connect', (client) => {
    client.query = new Proxy(client.query, {
      apply(query, self, args) {
        const sentAtMs = performance.now();
        const answer = Reflect.apply(query, self, args);
        meter.count += 1;
        if (answer instanceof Promise) return answer.finally(() => (meter.waitedMs += performance.now() - sentAtMs));
        return answer;
      },
    });
  });
  return meter;
}

import type { Pool } from '@visaguard/postgres';

export type StatementMeter = { count: number };

/** Counts the statements of every connection that the pool opens from now on. */
export function meterStatements(pool: Pool): StatementMeter {
  const meter: StatementMeter = { count: 0 };
  pool.on('connect', (client) => {
    client.query = new Proxy(client.query, {
      apply(query, self, args) {
        meter.count += 1;
        return Reflect.apply(query, self, args);
      },
    });
  });
  return meter;
}

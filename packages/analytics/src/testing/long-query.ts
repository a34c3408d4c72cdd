import { setTimeout as delay } from 'node:timers/promises';
import type { EmbeddedClickHouse } from '../embedded/start-embedded-clickhouse.ts';

/** Returns once a query of half a minute runs that nothing but the end of the engine process can end. */
export async function beginLongQuery({ url, username, password }: EmbeddedClickHouse): Promise<void> {
  const headers = { Authorization: `Basic ${btoa(`${username}:${password}`)}` };
  const ask = async (body: string) => (await fetch(url, { method: 'POST', headers, body })).text();
  const long = 'SELECT sleepEachRow(3) FROM numbers(10) SETTINGS max_block_size = 1';
  ask(long).catch(() => 'cut off, as it is meant to be');
  const running =
    "SELECT count() FROM system.processes WHERE query LIKE '%sleepEachRow(3)%' AND query NOT LIKE '%LIKE%'";
  while ((await ask(running)).trim() !== '1') await delay(50);
}

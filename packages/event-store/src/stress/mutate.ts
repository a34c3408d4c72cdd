import type { Pool, PoolClient } from '@visaguard/postgres';
import type { TestDatabase } from '@visaguard/testkit';
import { batchStatement, lockStatement } from '../outbox.ts';

export type Replacement = [from: string, to: string];

export type TakeMessages = (client: PoolClient, values: unknown[]) => Promise<{ rows: { id: string }[] }>;

export async function run(owner: Pool, statements: string): Promise<void> {
  await owner.query(statements);
}

/** Replaces parts of a function of the test's database. A part that is not there is an error: the mutant is stale. */
export function patchFunction(name: string, replacements: Replacement[]): (owner: Pool) => Promise<void> {
  return async (owner) => {
    const { rows } = await owner.query('select pg_get_functiondef(oid) as source from pg_proc where proname = $1', [
      name,
    ]);
    await owner.query(replaceAll(rows[0].source, replacements));
  };
}

function replaceAll(source: string, replacements: Replacement[]): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the mutant is stale: nothing like "${from}"`);
    return text.replace(from, () => to);
  }, source);
}

/** The tail's pool with the mutant's statement in place of the reading one. */
export function mutantTail(db: TestDatabase, replacements: Replacement[]): Pool {
  return new Proxy(db.pool('vg_tail'), {
    get(pool, key) {
      if (key !== 'query') return Reflect.get(pool, key);
      return (query: string | { text: string; values: unknown[] }, values?: unknown[]) =>
        typeof query === 'string'
          ? pool.query(query, values)
          : pool.query(replaceAll(query.text, replacements), query.values);
    },
  });
}

/** The relay's pool, on which `take` takes the place of the query for the next messages, and no shard is locked. */
export function mutantRelay(db: TestDatabase, take: TakeMessages | undefined): Pool {
  const pool = db.pool('vg_relay', 2);
  if (!take) return pool;
  return new Proxy(pool, {
    get: (_pool, key) =>
      key === 'connect' ? async () => takingClient(await pool.connect(), take) : Reflect.get(pool, key),
  });
}

function takingClient(client: PoolClient, take: TakeMessages): PoolClient {
  return new Proxy(client, {
    get(_client, key) {
      if (key === 'release') return (broken?: Error) => client.release(broken);
      if (key !== 'query') return Reflect.get(client, key);
      return (query: string | { text: string; values: unknown[] }, values?: unknown[]) => {
        if (typeof query === 'string') return client.query(query, values);
        if (query.text === lockStatement) return { rows: [{ shard: 0 }] };
        return query.text === batchStatement ? take(client, query.values) : client.query(query.text, query.values);
      };
    },
  });
}

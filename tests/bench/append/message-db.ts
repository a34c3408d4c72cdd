import { readdirSync, readFileSync } from 'node:fs';
import type { Random } from '@visaguard/kernel';
import { createOwnerPool, ensureDatabase } from '@visaguard/postgres';
import { createStreamWalk, madeUpEvent, madeUpUuid } from './made-up-event.ts';
import { type System, writersMax } from './system.ts';

const sql = new URL('database/', import.meta.resolve('@eventide/message-db/package.json'));

const writeText = 'select write_message($1, $2, $3, $4, $5, $6) as position';

export type MessageDb = System & {
  /** Each writer in a category of its own, so that none waits for another's commit. */
  appendingApart(random: Random, writer: number): ReturnType<System['appending']>;
};

/** The SQL of the package, in the order of its install.sh; the server needs no pgcrypto for it any more. */
export async function createMessageDb(clusterUrl: string): Promise<MessageDb> {
  const ownerUrl = await ensureDatabase(clusterUrl, 'bench_message_db');
  const setUp = createOwnerPool({ ownerUrl, max: 1 });
  await setUp.query('alter database bench_message_db set search_path to message_store, public');
  await setUp.query('set search_path to message_store, public');
  for (const folder of ['schema/', 'tables/', 'types/', 'functions/', 'indexes/']) {
    for (const file of readdirSync(new URL(folder, sql))) {
      await setUp.query(readFileSync(new URL(folder + file, sql), 'utf8'));
    }
  }
  await setUp.end();
  const pool = createOwnerPool({ ownerUrl, max: writersMax });
  const appending = (random: Random, category: string) => {
    const walk = createStreamWalk(random, () => `${category}-${madeUpUuid(random)}`);
    return async () => {
      const { streamId, found } = walk.next();
      const { type, data, meta } = madeUpEvent(random);
      const values = [madeUpUuid(random), streamId, type, JSON.stringify(data), JSON.stringify(meta), found - 1];
      const { rows } = await pool.query({ name: 'write', text: writeText, values });
      if (Number(rows[0]?.position) !== found) throw new Error(`message-db answers ${JSON.stringify(rows)}`);
    };
  };
  return {
    name: 'message-db',
    promises: 'order within a category, which it locks until the commit',
    appending: (random) => appending(random, 'bench'),
    appendingApart: (random, writer) => appending(random, `bench${writer}`),
    stored: async () => (await pool.query('select count(*)::integer as count from messages')).rows[0].count,
    close: () => pool.end(),
  };
}

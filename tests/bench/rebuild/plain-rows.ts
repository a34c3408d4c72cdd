import type { Pool } from '@visaguard/postgres';

const insertText = `
  insert into plain_copies (tenant_scope, stream_id, version, data)
  select * from unnest($1::text[], $2::text[], $3::integer[], $4::jsonb[])`;

/** The least that a durable projection needs: a row for each event, in one table, by one statement a batch. */
export async function createPlainRows(owner: Pool) {
  await owner.query(`create table plain_copies (tenant_scope text collate "C", stream_id text collate "C", version integer,
                      data jsonb, primary key (tenant_scope, stream_id, version))`);
  const data = JSON.stringify({ state: 'in_progress', text: 'x'.repeat(200) });
  return {
    /** @returns rows per second. */
    async insert(rows: number, batchSize: number): Promise<number> {
      await owner.query('truncate plain_copies');
      const startMs = performance.now();
      for (let at = 0; at < rows; at += batchSize) {
        const nth = Array.from({ length: Math.min(batchSize, rows - at) }, (_, index) => at + index);
        const values = [nth.map(() => 'bench/test'), nth.map((row) => `s${row >> 3}`), nth.map((row) => row & 7)];
        await owner.query({ name: 'plain', text: insertText, values: [...values, nth.map(() => data)] });
      }
      return (rows * 1_000) / (performance.now() - startMs);
    },
  };
}

import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { mintId, type Random, systemClock } from '@visaguard/kernel';
import { createOwnerPool } from '@visaguard/postgres';
import type { Operation } from '../measuring/closed-loop.ts';
import { madeUpEvent } from './made-up-event.ts';
import { type System, writersMax } from './system.ts';
import { scope } from './visaguard.ts';

export const insertText = `
  insert into plain_rows (tenant_scope, stream_id, version, event_id, category, type, schema_version, data, meta, command_id, xid, position)
  values ($1, $2, 1, $3, 'bench', 'bench.measured', 1, $4, $5, $6, '1', 1)`;

export const createText = 'create table plain_rows (like events including defaults, primary key (event_id))';

/** The values of one such row. */
export function madeUpRow(random: Random): string[] {
  const { eventId, data, meta } = madeUpEvent(random);
  const stream = `bench-${mintId('request', systemClock, random)}`;
  return [`${scope.tenantId}/test`, stream, eventId, JSON.stringify(data), JSON.stringify(meta), eventId];
}

export type PlainInsert = System & { rowBytes(): Promise<number> };

/** The same row as an event, alone: one statement, one table, one index, no check. What the server can do at most. */
export async function createPlainInsert(ownerUrl: string): Promise<PlainInsert> {
  const pool = createOwnerPool({ ownerUrl, max: writersMax });
  await pool.query(createText);
  const count = async (text: string) => (await pool.query(text)).rows[0].count;
  return {
    name: 'plain insert',
    promises: 'nothing: no version, no order, no stream',
    appending: (random) => async () => {
      const { rowCount } = await pool.query({ name: 'insert', text: insertText, values: madeUpRow(random) });
      if (rowCount !== 1) throw new Error(`${rowCount} rows inserted`);
    },
    stored: () => count('select count(*)::integer as count from plain_rows'),
    rowBytes: () => count('select pg_column_size(r.*) as count from plain_rows r limit 1'),
    close: () => pool.end(),
  };
}

/** The floor under every serial commit: 1 kB and one fdatasync, beside the server's folder and so on its disk. */
export function createSyncing(dataDirectory: string): { syncing(): Operation; close(): void } {
  const path = join(dataDirectory, '..', `fdatasync-${process.pid}`);
  const file = openSync(path, 'w');
  const kilobyte = Buffer.alloc(1_024, 'x');
  return {
    syncing: () => async () => {
      writeSync(file, kilobyte);
      fdatasyncSync(file);
    },
    close() {
      closeSync(file);
      rmSync(path);
    },
  };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPool, databaseUrl } from '@visaguard/postgres';

export type Stored = { readonly type: string; readonly streamId: string; readonly sourceId: string | null };

/** What the store of a running server holds, read past the API as the role that follows all events. */
export async function storedEvents(folder: string): Promise<readonly Stored[]> {
  const { coreUrl } = JSON.parse(await readFile(join(folder, 'running.json'), 'utf8')) as { coreUrl: string };
  const tail = createPool({ url: databaseUrl(coreUrl, 'core'), role: 'vg_tail', max: 1 });
  const { rows } = await tail.query<Stored>(
    `select type, stream_id as "streamId", data->>'sourceId' as "sourceId" from events`,
  );
  await tail.end();
  return rows;
}

export function countOf(events: readonly Stored[], wanted: string): number {
  return events.filter(({ type }) => type === wanted).length;
}

import { type Cursor, createEventTail, startCursor } from '@visaguard/event-store';
import { systemClock } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { createReadModelProjector } from '@visaguard/read-models';

type Pools = { readonly tail: Pool; readonly projector: Pool };

/** The live projector comes from nothing to the end, one batch after the other. @returns how many events it applied. */
export async function catchUp({ tail, projector }: Pools, batchSize: number): Promise<number> {
  const events = createEventTail({ tail });
  let [applied, parked] = [0, 0];
  const onParked = () => {
    parked += 1;
  };
  const live = createReadModelProjector({ projector, clock: systemClock, onParked });
  let cursor: Cursor = startCursor;
  let from: string | null = null;
  for (;;) {
    const { events: page, next } = await events.read(cursor, batchSize);
    if (page.length === 0) return applied - parked;
    const place = `${next.xid}.${next.position}`;
    await live.apply({ lane: 'store', from, next: place, events: page });
    [cursor, from, applied] = [next, place, applied + page.length];
  }
}

export async function emptyReadModels(owner: Pool): Promise<void> {
  const { rows } = await owner.query<{ names: string }>(
    `select string_agg(distinct quote_ident(relname), ', ') as names from pg_class join pg_policy on polrelid = pg_class.oid
      where polname in ('projector_writes_every_tenant', 'projector_follows_every_tenant')`,
  );
  await owner.query(`truncate checkpoints, ${rows[0]?.names}`);
}

import { catalogueForms, type EventForms } from '@visaguard/contracts';
import { type Instant, parseScopeKey } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { type Cursor, startCursor } from './cursor.ts';
import type { StoredEvent } from './event.ts';

export type EventTail = {
  /** Up to `limit` events after `cursor`, of all tenants, in reading order; `next` is where to go on. */
  read(cursor: Cursor, limit: number): Promise<{ events: StoredEvent[]; next: Cursor }>;
  /**
   * The place of the last event that can be read now. Events that are committed but still held back by an
   * older open transaction come after it.
   */
  end(): Promise<Cursor>;
  /**
   * The place of the last event that is committed now, held back or not: who waits until a reader has come this far has
   * all that was committed when it asked.
   */
  latest(): Promise<Cursor>;
};

/**
 * Readers stop before the oldest transaction that still runs, anywhere in the cluster: an event with a
 * smaller (xid, position) may yet commit, and a reader that had gone past it would never see it.
 */
const settled = 'xid < pg_snapshot_xmin(pg_current_snapshot())';

export const eventColumns = `
         tenant_scope, stream_id as "streamId", version, event_id as "eventId", category, type,
         schema_version as "schemaVersion", data, meta, command_id as "commandId",
         xid::text as xid, position::text as position, recorded_at`;

export const readStatement = `
  select ${eventColumns}
    from events
   where (events.xid, events.position) > ($1::xid8, $2::bigint) and ${settled}
   order by events.xid, events.position
   limit $3`;

const endStatement = `
  select events.xid::text as xid, events.position::text as position
    from events where ${settled} order by events.xid desc, events.position desc limit 1`;

const latestStatement = `
  select events.xid::text as xid, events.position::text as position
    from events order by events.xid desc, events.position desc limit 1`;

export type EventRow = Omit<StoredEvent, 'scope' | 'recordedAt'> & { tenant_scope: string; recorded_at: Date };

type TailOptions = {
  /** A pool of role `vg_tail`, which reads events of all tenants. */
  tail: Pool;
  /** The catalogue's; others in tests. */
  forms?: EventForms;
};

export function createEventTail({ tail, forms = catalogueForms }: TailOptions): EventTail {
  return {
    async read(cursor, limit) {
      const values = [cursor.xid, cursor.position, limit];
      const { rows } = await tail.query<EventRow>({ name: 'tail_read', text: readStatement, values });
      const last = rows.at(-1);
      return { events: rows.map((row) => forms.upcast(stored(row))), next: last ? cursorOf(last) : cursor };
    },
    async end() {
      const { rows } = await tail.query<Cursor>(endStatement);
      return rows[0] ?? startCursor;
    },
    async latest() {
      const { rows } = await tail.query<Cursor>(latestStatement);
      return rows[0] ?? startCursor;
    },
  };
}

export function stored({ tenant_scope, recorded_at, ...event }: EventRow): StoredEvent {
  const recordedAt: Instant = recorded_at.toISOString();
  return { ...event, scope: parseScopeKey(tenant_scope), recordedAt };
}

function cursorOf({ xid, position }: Cursor): Cursor {
  return { xid, position };
}

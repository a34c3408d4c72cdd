import { catalogueForms, type EventForms } from '@visaguard/contracts';
import type { Pool } from '@visaguard/postgres';
import type { StoredEvent } from './event.ts';
import { type EventRow, eventColumns, stored } from './event-tail.ts';

/** After this version of this stream of a tenant; the empty stream comes before all. */
export type StreamPlace = { readonly streamId: string; readonly version: number };

export type EventsByStream = {
  /** The scopes of all tenants that have events, in order. */
  tenants(): Promise<string[]>;
  /** Up to `limit` events of one tenant after `after`, stream by stream, committed or not yet readable in reading order. */
  read(tenantScope: string, after: StreamPlace, limit: number): Promise<StoredEvent[]>;
  /** The same over all tenants, one after the other. */
  readAll(after: TenantPlace, limit: number): Promise<{ events: StoredEvent[]; next: TenantPlace }>;
};

/** After this version of this stream of this tenant. */
export type TenantPlace = StreamPlace & { readonly tenantScope: string };

/** Before the first event. */
export const firstPlace: TenantPlace = { tenantScope: '', streamId: '', version: 0 };

// One probe of the key per tenant, however many events each has.
export const tenantsStatement = `
  with recursive tenant(scope) as (
    (select tenant_scope from events order by tenant_scope limit 1)
    union all
    select (select events.tenant_scope from events
             where events.tenant_scope > tenant.scope order by events.tenant_scope limit 1)
      from tenant where tenant.scope is not null
  )
  select scope from tenant where scope is not null`;

export const streamsStatement = `
  select ${eventColumns}
    from events
   where tenant_scope = $1 and (stream_id, version) > ($2, $3)
   order by stream_id, version
   limit $4`;

export const allStreamsStatement = `
  select ${eventColumns}
    from events
   where (tenant_scope, stream_id, version) > ($1, $2, $3)
   order by tenant_scope, stream_id, version
   limit $4`;

/**
 * Events in the order of their streams, for who rebuilds a tenant and does not follow.
 * @param options.tail a pool of role `vg_tail`.
 */
export function createEventsByStream(options: { tail: Pool; forms?: EventForms }): EventsByStream {
  const { tail, forms = catalogueForms } = options;
  return {
    async tenants() {
      const { rows } = await tail.query<{ scope: string }>(tenantsStatement);
      return rows.map(({ scope }) => scope);
    },
    async read(tenantScope, { streamId, version }, limit) {
      const values = [tenantScope, streamId, version, limit];
      const { rows } = await tail.query<EventRow>({ name: 'events_by_stream', text: streamsStatement, values });
      return rows.map((row) => forms.upcast(stored(row)));
    },
    async readAll(after, limit) {
      const values = [after.tenantScope, after.streamId, after.version, limit];
      const { rows } = await tail.query<EventRow>({ name: 'all_by_stream', text: allStreamsStatement, values });
      const last = rows.at(-1);
      const next = last && { tenantScope: last.tenant_scope, streamId: last.streamId, version: last.version };
      return { events: rows.map((row) => forms.upcast(stored(row))), next: next ?? after };
    },
  };
}

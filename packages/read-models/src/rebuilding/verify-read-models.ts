import { type Cursor, createEventsByStream, type EventsByStream, type StoredEvent } from '@visaguard/event-store';
import type { Instant } from '@visaguard/kernel';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { drizzle } from 'drizzle-orm/node-postgres';
import { readCheckpoints } from '../checkpoints/checkpoint.ts';
import { readModelConsumer } from '../read-model.ts';
import { FoldStopped, foldEvents } from './fold-events.ts';
import { type LiveState, liveState, tenantsWithRows } from './live-state.ts';
import { rowHashes } from './row-hashes.ts';
import { useTablesBeside, withTablesBeside } from './tables-beside.ts';

export type Difference = { readonly tenantScope: string } & (
  | { readonly kind: 'rows'; readonly table: string; readonly live: number; readonly folded: number }
  /** The read models have gone past this event without applying or parking it. */
  | { readonly kind: 'passed_over'; readonly streamId: string; readonly version: number }
  | { readonly kind: 'not_foldable'; readonly streamId: string; readonly version: number; readonly reason: string }
);

/** Events that are neither in the read models nor parked. With a broker nobody can tell a late one from one that is lost. */
type Unapplied = { readonly count: number; readonly oldestAt: Instant | null };

export type Verified = {
  readonly tenants: number;
  readonly events: number;
  readonly unapplied: Unapplied;
  readonly differences: readonly Difference[];
};

export type VerifyOptions = {
  /** Makes the tables to compare with, and drops them. */
  readonly owner: Pool;
  readonly projector: Pool;
  readonly tail: Pool;
  /** Whether checkpoints have come to a place of the event store; only the bus that set them can tell. */
  readonly hasReached: (places: ReadonlyMap<string, string>, place: Cursor) => boolean;
  /** All tenants unless told. */
  readonly isWanted?: (tenantScope: string) => boolean;
  readonly signal?: AbortSignal;
};

const schema = 'read_models_verified';
const eventsAtOnce = 2_000;

/**
 * Rule E23: read models are the fold of their events. For each tenant takes the live rows at one moment, folds the events
 * of each stream up to the version that they hold into tables beside, and compares what the rows add up to.
 * @throws RebuildRuns
 */
export function verifyReadModels(options: VerifyOptions): Promise<Verified> {
  const { owner, projector, tail, isWanted = () => true, signal } = options;
  return withTablesBeside(owner, { schema, isLogged: false }, async () => {
    const store = createEventsByStream({ tail });
    const tenants = new Set([...(await store.tenants()), ...(await tenantsWithRows(projector))]);
    const places = await inTransaction(projector, (client) => readCheckpoints(drizzle(client), readModelConsumer));
    const isPassed = (event: StoredEvent) => options.hasReached(places, event);
    const wanted = [...tenants].filter(isWanted).sort();
    const differences: Difference[] = [];
    let events = 0;
    let unapplied: Unapplied = { count: 0, oldestAt: null };
    for (const tenantScope of wanted) {
      signal?.throwIfAborted();
      const one = await verifyTenant({ projector, store, isPassed, tenantScope, signal });
      events += one.events;
      unapplied = both(unapplied, one.unapplied);
      differences.push(...one.differences);
    }
    return { tenants: wanted.length, events, unapplied, differences };
  });
}

type Tenant = {
  readonly projector: Pool;
  readonly store: EventsByStream;
  readonly isPassed: (event: StoredEvent) => boolean;
  readonly tenantScope: string;
  readonly signal: AbortSignal | undefined;
};

async function verifyTenant(tenant: Tenant): Promise<Omit<Verified, 'tenants'>> {
  const { projector, tenantScope } = tenant;
  const live = await liveState(projector, tenantScope);
  try {
    const { events, unapplied, passedOver } = await foldTenant(tenant, live);
    return { events, unapplied, differences: [...(await compare(tenant, live)), ...passedOver] };
  } catch (error) {
    if (!(error instanceof FoldStopped)) throw error;
    const { streamId, version } = error.event;
    const stopped: Difference = { kind: 'not_foldable', tenantScope, streamId, version, reason: error.reason };
    return { events: 0, unapplied: { count: 0, oldestAt: null }, differences: [stopped] };
  }
}

async function foldTenant({ projector, store, isPassed, tenantScope, signal }: Tenant, live: LiveState) {
  const passedOver = new Map<string, Difference>();
  let events = 0;
  let unapplied: Unapplied = { count: 0, oldestAt: null };
  let after = { streamId: '', version: 0 };
  for (;;) {
    signal?.throwIfAborted();
    const page = await store.read(tenantScope, after, eventsAtOnce);
    const last = page.at(-1);
    if (!last) return { events, unapplied, passedOver: [...passedOver.values()] };
    after = last;
    const isHeld = ({ streamId, version }: StoredEvent) => version <= (live.versions.get(streamId) ?? 0);
    for (const event of page) {
      const { streamId, version, recordedAt } = event;
      if (isHeld(event) || version <= (live.parked.get(streamId) ?? 0)) continue;
      unapplied = both(unapplied, { count: 1, oldestAt: recordedAt });
      if (passedOver.has(streamId) || !isPassed(event)) continue;
      passedOver.set(streamId, { kind: 'passed_over', tenantScope, streamId, version });
    }
    events += await foldEvents({ projector, schema, events: page.filter(isHeld) });
  }
}

function both(one: Unapplied, other: Unapplied): Unapplied {
  const [oldestAt = null] = [one.oldestAt, other.oldestAt].filter((at) => at !== null).sort();
  return { count: one.count + other.count, oldestAt };
}

async function compare({ projector, tenantScope }: Tenant, live: LiveState): Promise<Difference[]> {
  const folded = await inTransaction(projector, async (client) => {
    await useTablesBeside(client, schema);
    return rowHashes(client, tenantScope);
  });
  return [...live.hashes].flatMap(([table, { rows, hash }]): Difference[] => {
    const other = folded.get(table);
    if (other?.hash === hash) return [];
    return [{ kind: 'rows', tenantScope, table, live: rows, folded: other?.rows ?? 0 }];
  });
}

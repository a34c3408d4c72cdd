import { fileURLToPath } from 'node:url';
import { createEventStore, type EventStore, registerEventTypes } from '@visaguard/event-store';
import { encodeIdBody, mintId, type Random, systemClock, type TenantScope } from '@visaguard/kernel';
import {
  createOwnerPool,
  createPool,
  databaseUrl,
  ensureDatabase,
  ensureRoles,
  loginRole,
  migrate,
} from '@visaguard/postgres';
import type { Operation } from '../measuring/closed-loop.ts';
import { createStreamWalk, madeUpEvent } from './made-up-event.ts';
import { type System, writersMax } from './system.ts';

export const scope: TenantScope = { tenantId: `ten_${encodeIdBody(new Uint8Array(16).fill(9))}`, mode: 'test' };
const database = 'bench';

export type VisaGuard = System & {
  readonly ownerUrl: string;
  /** The same append without the wait for the disk: what is left is the round trip and the work of the server. */
  appendingUnsynced(random: Random): Operation;
};

export async function createVisaGuard(clusterUrl: string): Promise<VisaGuard> {
  await ensureRoles(clusterUrl, { loginPassword: 'bench' });
  const ownerUrl = await ensureDatabase(clusterUrl, database);
  await migrate({ ownerUrl, directory: fileURLToPath(new URL('../../../infra/postgres/core', import.meta.url)) });
  const owner = createOwnerPool({ ownerUrl, max: 1 });
  await registerEventTypes(owner, [
    { type: 'bench.measured', schemaVersion: 1, schemaHash: 'bench', category: 'bench' },
  ]);
  const url = databaseUrl(ownerUrl, database, { user: loginRole, password: 'bench' });
  const writer = createPool({ url, role: 'vg_writer', max: writersMax });
  const unsyncedUrl = new URL(url);
  unsyncedUrl.searchParams.set('options', '-c role=vg_writer -c synchronous_commit=off');
  const unsynced = createPool({ url: unsyncedUrl.href, role: 'vg_writer', max: 1 });
  // One store for all writers, as in every service: what comes together is appended together.
  const durable = createEventStore({ writer });
  const undurable = createEventStore({ writer: unsynced });
  const appending = (store: EventStore, random: Random): Operation => {
    const walk = createStreamWalk(random, () => `bench-${mintId('request', systemClock, random)}`);
    return async () => {
      const { streamId, found } = walk.next();
      const stream = { streamId, category: 'bench', expected: { exact: found }, events: [madeUpEvent(random)] };
      const commandId = mintId('request', systemClock, random);
      const outcome = await store.append({ scope, commandId, bodyHash: 'bench', streams: [stream] });
      if (outcome.kind !== 'appended' || outcome.positions[0]?.version !== found + 1) throw new Error(outcome.kind);
    };
  };
  return {
    name: 'VisaGuard',
    promises:
      'order of all events, outbox row, command id checked and remembered, row-level security, registered event types; commands that come together are one transaction',
    ownerUrl,
    appending: (random) => appending(durable, random),
    appendingUnsynced: (random) => appending(undurable, random),
    async stored() {
      // Forced row-level security binds the owner too, so rows are counted in the scope that wrote them.
      await owner.query(`select set_config('app.tenant_scope', $1, false)`, [`${scope.tenantId}/${scope.mode}`]);
      return (await owner.query('select count(*)::integer as count from events')).rows[0].count;
    },
    close: async () => void (await Promise.all([writer.end(), unsynced.end(), owner.end()])),
  };
}

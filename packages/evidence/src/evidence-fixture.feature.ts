import { type EvidenceId, mintId, systemRandom, type TenantScope } from '@visaguard/kernel';
import { createPool, inTenantScope } from '@visaguard/postgres';
import { createTestDatabase, fakeClock } from '@visaguard/testkit';
import { createLocalRootKey, createVault } from '@visaguard/vault';
import { createEvidenceStore } from './create-evidence-store.ts';

/** Small enough that a few hundred bytes make many chunks. */
export const chunkSizeBytes = 100;

const ofScope = `tenant_scope = current_setting('app.tenant_scope', true)`;
const tables = ['evidence', 'evidence_uploads', 'evidence_chunks'];

/** What the tests on real databases share: a store with its vault, and made-up names. */
export async function evidenceFixture() {
  const [core, keys] = [await createTestDatabase('core'), await createTestDatabase('keys')];
  const clock = fakeClock('2026-11-01T00:00:00.000Z');
  const rootKey = createLocalRootKey(systemRandom(32), systemRandom);
  const nowhere = new URL(keys.url);
  nowhere.port = '1';
  const unreachable = createPool({ url: nowhere.href, role: 'vg_writer', max: 1 });
  const openVault = (pool = keys.pool('vg_writer')) =>
    createVault({ keys: pool, rootKey, clock, random: systemRandom });
  const openStore = (vault = openVault()) =>
    createEvidenceStore({ writer, vault, clock, random: systemRandom, chunkSizeBytes });
  const vault = openVault();
  const writer = core.pool('vg_writer');
  return {
    core,
    clock,
    vault,
    store: openStore(vault),
    writer,
    openStore: () => openStore(),
    storeWithoutKeys: () => openStore(openVault(unreachable)),
    /** Runs a statement on the tenant's rows with the rights that an intruder on the database would have. */
    asOwner: (scope: TenantScope, sql: string) =>
      inTenantScope(core.pool('owner'), scope, async (client) => {
        for (const table of tables) await client.query(`create policy intruder on ${table} using (${ofScope})`);
        const result = await client.query(sql);
        for (const table of tables) await client.query(`drop policy intruder on ${table}`);
        return result;
      }),
    newScope: (): TenantScope => ({ tenantId: mintId('tenant', clock, systemRandom), mode: 'live' }),
    newSubject: () => mintId('applicant', clock, systemRandom),
    newId: (): EvidenceId => mintId('evidence', clock, systemRandom),
    close: () => Promise.all([unreachable.end(), core.close(), keys.close()]),
  };
}

export type EvidenceFixture = Awaited<ReturnType<typeof evidenceFixture>>;

/** Bytes that differ from place to place, so that a swapped chunk shows. */
export function sample(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) % 251);
}

export async function* streamOf(...pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

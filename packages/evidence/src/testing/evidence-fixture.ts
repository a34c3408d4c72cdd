import { type EvidenceId, mintId, systemRandom, type TenantScope } from '@visaguard/kernel';
import { createPool, inTenantScope } from '@visaguard/postgres';
import { createTestDatabase, fakeClock } from '@visaguard/testkit';
import { createLocalRootKey, createVault } from '@visaguard/vault';
import { createEvidenceStore } from '../create-evidence-store.ts';

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
  const store = openStore(vault);
  const newScope = (): TenantScope => ({ tenantId: mintId('tenant', clock, systemRandom), mode: 'live' });
  const newSubject = () => mintId('applicant', clock, systemRandom);
  const owner = () => ({ scope: newScope(), subject: newSubject() });
  return {
    core,
    clock,
    vault,
    store,
    writer,
    openStore: () => openStore(),
    storeWithoutKeys: () => openStore(openVault(unreachable)),
    newScope,
    newSubject,
    newId: (): EvidenceId => mintId('evidence', clock, systemRandom),
    /** A tenant and a person of it. */
    owner,
    async stored(size = 350) {
      const { scope, subject } = owner();
      const content = sample(size);
      const put = await store.put(scope, { subject, kind: 'text' }, content);
      if (!put.ok) throw new Error(put.error.code);
      return { scope, subject, content, id: put.value.evidenceId, evidence: put.value };
    },
    async rowCounts(scope: TenantScope) {
      const { rows } = await inTenantScope(writer, scope, (client) =>
        client.query<{ evidence: number; uploads: number; chunks: number }>(
          `select (select count(*) from evidence) as evidence, (select count(*) from evidence_uploads) as uploads,
                  (select count(*) from evidence_chunks) as chunks`,
        ),
      );
      return rows[0] ?? { evidence: -1, uploads: -1, chunks: -1 };
    },
    /** Changes rows of the tenant with the rights that an intruder on the database would have. */
    tamper: (scope: TenantScope, sql: string) =>
      inTenantScope(core.pool('owner'), scope, async (client) => {
        for (const table of tables) await client.query(`create policy intruder on ${table} using (${ofScope})`);
        const { rowCount } = await client.query(sql);
        if (rowCount === 0) throw new Error('nothing was changed');
        for (const table of tables) await client.query(`drop policy intruder on ${table}`);
      }),
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

import { mintId, systemRandom, type TenantScope } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { createTestDatabase, fakeClock, type TestDatabase } from '@visaguard/testkit';
import { createVault } from './create-vault.ts';
import type { SealContext } from './envelope.ts';
import type { ErasureEntry, ErasureLog } from './erasure-log.ts';
import { createLocalRootKey } from './root-key.ts';

/** What the tests on a real key database share: a vault, a second process beside it, made-up names. */
export async function vaultFixture() {
  const database = await createTestDatabase('keys');
  const clock = fakeClock('2026-11-01T00:00:00.000Z');
  const secret = systemRandom(32);
  const open = (keys: Pool = database.pool('vg_writer'), erasureLog: ErasureLog = memoryLog()) =>
    createVault({ keys, erasureLog, rootKey: createLocalRootKey(secret, systemRandom), clock, random: systemRandom });
  const newScope = (): TenantScope => ({ tenantId: mintId('tenant', clock, systemRandom), mode: 'live' });
  const newSubject = () => mintId('applicant', clock, systemRandom);
  const place = (scope: TenantScope, subject: string): SealContext => ({
    scope,
    subject,
    stream: `applicant/${subject}`,
    event: mintId('event', clock, systemRandom),
    field: '/profile',
  });
  return { database: database satisfies TestDatabase, clock, open, vault: open(), newScope, newSubject, place };
}

export const order = { requestId: 'req_1', by: 'mem_1' };

export function memoryLog(): ErasureLog & { lines: ErasureEntry[] } {
  const lines: ErasureEntry[] = [];
  return { lines, append: async (entry) => void lines.push(entry), entries: async () => [...lines] };
}

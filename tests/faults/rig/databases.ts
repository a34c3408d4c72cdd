import { createOwnerPool, createPool, type DatabaseRole, type Pool } from '@visaguard/postgres';
import type { Engines } from '@visaguard/standalone';

/** The databases as who judges them sees them, past the services. */
export type Databases = {
  readonly tail: Pool;
  readonly projector: Pool;
  readonly relay: Pool;
  readonly reader: Pool;
  readonly owner: Pool;
  /** Takes no role. It has rights to nothing, and sees the sessions of all services, which log in alike. */
  readonly login: Pool;
  close(): Promise<void>;
};

export function openDatabases({ coreUrl, ownerCoreUrl }: Engines['postgres']): Databases {
  const as = (role: DatabaseRole) => createPool({ url: coreUrl, role, max: 2, applicationName: 'faults' });
  const pools = {
    tail: as('vg_tail'),
    projector: as('vg_projector'),
    relay: as('vg_relay'),
    reader: as('vg_reader'),
    owner: createOwnerPool({ ownerUrl: ownerCoreUrl, max: 3 }),
    login: createOwnerPool({ ownerUrl: coreUrl, max: 1 }),
  };
  return {
    ...pools,
    async close() {
      await Promise.all(Object.values(pools).map((pool) => pool.end()));
    },
  };
}

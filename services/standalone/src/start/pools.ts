import { assertSafeRole, createPool, type Pool } from '@visaguard/postgres';
import type { Databases } from '../engines/start-postgres.ts';

/** One pool per kind of work: each can do its own work and nothing else. */
export type Pools = {
  readonly writer: Pool;
  readonly reader: Pool;
  readonly projector: Pool;
  readonly tail: Pool;
  readonly auth: Pool;
  readonly relay: Pool;
  readonly keys: Pool;
};

export async function openPools({ coreUrl, keysUrl }: Databases): Promise<Pools> {
  const pools = {
    writer: createPool({ url: coreUrl, role: 'vg_writer', max: 12 }),
    reader: createPool({ url: coreUrl, role: 'vg_reader', max: 12 }),
    projector: createPool({ url: coreUrl, role: 'vg_projector', max: 3 }),
    tail: createPool({ url: coreUrl, role: 'vg_tail', max: 4 }),
    auth: createPool({ url: coreUrl, role: 'vg_auth', max: 3 }),
    relay: createPool({ url: coreUrl, role: 'vg_relay', max: 1 }),
    keys: createPool({ url: keysUrl, role: 'vg_writer', max: 6 }),
  };
  await Promise.all(Object.values(pools).map(assertSafeRole));
  return pools;
}

export async function closePools(pools: Pools): Promise<void> {
  await Promise.all(Object.values(pools).map((pool) => pool.end()));
}

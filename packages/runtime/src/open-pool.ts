import { assertSafeRole, createPool, type Pool, type PoolOptions } from '@visaguard/postgres';

/** A pool of one role, looked at before it is used: one that row-level security does not bind is refused. */
export async function openPool(options: PoolOptions): Promise<Pool> {
  const pool = createPool(options);
  try {
    await assertSafeRole(pool);
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

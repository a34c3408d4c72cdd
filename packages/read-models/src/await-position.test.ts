import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awaitPosition } from './await-position.ts';
import { newScope } from './testing/test-read-models.ts';

let core: TestDatabase;
beforeAll(async () => {
  core = await createTestDatabase('core');
});
afterAll(() => core?.close());

const asked = (xid: string) =>
  awaitPosition(core.pool('vg_reader'), {
    scope: newScope(),
    position: { xid, position: '1' },
    timeoutMs: 0,
    nowMs: () => 0,
    pause: async () => {},
  });

test('E22: a position whose transaction is not over is not reached, whatever can be seen of it', async () => {
  const writing = await core.pool('vg_writer').connect();
  try {
    await writing.query('begin');
    const { rows } = await writing.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
    const xid = rows[0]?.xid ?? '';
    expect(await asked(xid)).toBe('behind');
    expect(await asked(String(BigInt(xid) + 1_000n))).toBe('behind');
    await writing.query('rollback');
    // Other tests share the server: an older transaction of theirs holds this one's end back.
    await expect.poll(() => asked(xid), { timeout: 10_000 }).toBe('reached');
  } finally {
    writing.release();
  }
});

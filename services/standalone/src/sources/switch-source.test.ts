import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createTailBus, createWakeSignal, type Subscription } from '@visaguard/event-bus';
import { createEventTail } from '@visaguard/event-store';
import { operatorScope, systemClock, systemRandom } from '@visaguard/kernel';
import { projectReadModels } from '@visaguard/projector';
import { createReadModelProjector } from '@visaguard/read-models';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { ensureRootKeyFile } from '@visaguard/vault';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { registerCatalogue } from '../migrate/event-types.ts';
import { typed } from '../typed.fixture.ts';

let core: TestDatabase;
let keys: TestDatabase;
let folder: string;
let projecting: Subscription;
const ended = new AbortController();
beforeAll(async () => {
  [core, keys] = [await createTestDatabase('core'), await createTestDatabase('keys')];
  await registerCatalogue(core.ownerUrl, 'changed');
  folder = await mkdtemp(join(tmpdir(), 'visaguard-switch-'));
  await ensureRootKeyFile(join(folder, 'root.key'), systemRandom);
  const bus = createTailBus({
    tail: createEventTail({ tail: core.pool('vg_tail') }),
    wake: createWakeSignal(),
    pollMs: 10,
  });
  const projector = createReadModelProjector({ projector: core.pool('vg_projector'), clock: systemClock });
  projecting = projectReadModels({ bus, projector, onApplied: () => undefined, signal: ended.signal });
});
beforeEach(() => {
  vi.stubEnv('VISAGUARD_CORE_URL', core.url);
  vi.stubEnv('VISAGUARD_KEYS_URL', keys.url);
  vi.stubEnv('VISAGUARD_ROOT_KEY_FILE', join(folder, 'root.key'));
  vi.stubEnv('VISAGUARD_ERASURES_FILE', join(folder, 'erasures.log'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(async () => {
  ended.abort();
  await projecting?.done;
  await rm(folder, { recursive: true, force: true });
  await Promise.all([core?.close(), keys?.close()]);
});

const events = async () =>
  (await createEventTail({ tail: core.pool('vg_tail') }).read({ xid: '0', position: '0' }, 1_000)).events;

async function sources(...args: string[]) {
  const { status, written } = await typed('sources', ...args);
  return { status, written };
}

/** Once the read models have followed. */
const followed = (condition: (written: string) => boolean) =>
  expect.poll(async () => condition((await sources('status')).written), { timeout: 10_000 }).toBe(true);

describe('visaguard sources off, on and status', () => {
  test('nothing is switched off at first', async () => {
    const { status, written } = await sources('status');
    expect(status).toBe(0);
    expect(written).toMatch(/^instagram {2}open$/m);
  });

  test('a platform is switched off by somebody, for a reason, and both are on record', async () => {
    const off = await sources('off', 'instagram', '--reason', 'rows of another account');
    expect(off).toMatchObject({ status: 0, written: expect.stringContaining('instagram is switched off; workers') });
    await followed((written) => written.includes('switched off'));
    const recorded = (await events()).at(-1);
    expect(recorded).toMatchObject({
      ...{ type: 'source_adapter.switched_off', scope: operatorScope },
      data: { platform: 'instagram', reason: 'rows of another account', by: userInfo().username },
      meta: { actor: { kind: 'operator', id: 'command-line' } },
    });
    const { status, written } = await sources('status');
    expect(status).toBe(1);
    expect(written).toMatch(/^instagram {2}switched off by \S+ at \S+: rows of another account$/m);
    expect(written).toMatch(/^x {10}open$/m);
    expect((await sources('off', 'instagram', '--reason', 'again')).written).toContain('is switched off already');
  });

  test('ops status raises it, with the page that tells what to do', async () => {
    const { status, written } = await typed('ops', 'status');
    expect(status).toBe(1);
    expect(written).toMatch(/^! instagram is switched off .*See docs\/runbooks\/source-adapter\.md\.$/m);
  });

  test('and is switched on again', async () => {
    expect((await sources('on', 'instagram')).written).toBe(
      'instagram is switched on; workers notice within seconds.\n',
    );
    await followed((written) => !written.includes('switched off'));
    expect((await sources('status')).status).toBe(0);
    expect((await sources('on', 'instagram')).written).toBe('instagram is not switched off.\n');
  });
});

describe('what is typed wrongly is told in one sentence', () => {
  test.each([
    [['off', 'instagram'], 'Say why, for whoever finds it switched off: --reason "...".'],
    [['off', '--reason', 'x'], 'Name the platform: one of instagram, tiktok, linkedin, facebook, x.'],
    [['off', 'myspace', '--reason', 'x'], 'Name the platform: one of instagram, tiktok, linkedin, facebook, x.'],
    [['on', 'x', 'instagram'], 'sources on takes no "instagram".'],
    [['on', 'x', '--reason', 'y'], 'sources on takes no --reason; visaguard sources --help tells what there is.'],
    [['status', 'x'], 'sources status takes no "x".'],
  ])('%j', async (args, sentence) => {
    expect(await typed('sources', ...args)).toMatchObject({ status: 2, written: `${sentence}\n` });
  });
});

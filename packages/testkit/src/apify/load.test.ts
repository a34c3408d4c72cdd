import { expect, onTestFinished, test } from 'vitest';
import { type ApifyEmulator, type ApifyEmulatorOptions, startApifyEmulator } from './emulator.ts';

const reader = { name: 'sample/reader', id: 'readerId', run: () => ({ items: [{ id: '1' }, { id: '2' }] }) };

async function emulator(more: Partial<ApifyEmulatorOptions> = {}): Promise<ApifyEmulator> {
  const service = await startApifyEmulator({ actors: [reader], ...more });
  onTestFinished(() => service.close());
  return service;
}

async function call(service: ApifyEmulator, path: string, body?: string): Promise<number> {
  const headers = { authorization: `Bearer ${service.token}`, 'content-type': 'application/json' };
  try {
    const sent = { headers, ...(body === undefined ? {} : { method: 'POST', body }) };
    const answer = await fetch(`${service.url}/v2/${path}`, sent);
    await answer.text();
    return answer.status;
  } catch {
    return 0;
  }
}

async function startAndEnd(service: ApifyEmulator, nth: number): Promise<void> {
  await call(service, 'actors/readerId/runs?timeout=900', `{"nth":${nth}}`);
  await call(service, `actor-runs/run${service.runsStartedCount}`);
}

test('only as many runs are kept as told; the others are counted and forgotten, as the service forgets', async () => {
  const service = await emulator({ journal: 'off', runsKept: 8 });
  for (let nth = 0; nth < 40; nth += 1) await startAndEnd(service, nth);
  expect(service.runsStartedCount).toBe(40);
  expect(service.runsStarted.length).toBeLessThan(11);
  expect(service.journal).toEqual([]);
  expect(await call(service, 'actor-runs/run1')).toBe(404);
  expect(await call(service, 'datasets/dataset-run1/items')).toBe(404);
  expect(await call(service, 'datasets/dataset-run40/items')).toBe(200);
});

test('a run that has not ended is never forgotten', async () => {
  const service = await emulator({ runsKept: 2 });
  for (let nth = 0; nth < 10; nth += 1) await call(service, 'actors/readerId/runs', `{"nth":${nth}}`);
  expect(await call(service, 'actor-runs/run1')).toBe(200);
});

test('a run of the same input and limits is counted as paid twice, unless the first failed', async () => {
  let status: 'SUCCEEDED' | 'FAILED' = 'FAILED';
  const service = await emulator({ actors: [{ ...reader, run: () => ({ items: [], status }) }] });
  await startAndEnd(service, 1);
  status = 'SUCCEEDED';
  await startAndEnd(service, 1);
  expect(service.duplicateRunsStarted).toBe(0);
  await startAndEnd(service, 2);
  await call(service, 'actors/readerId/runs?timeout=901', '{"nth":1}');
  await call(service, 'actors/readerId/runs?maxTotalChargeUsd=0.07', '{"nth":1}');
  expect(service.duplicateRunsStarted).toBe(0);
  await startAndEnd(service, 1);
  expect(service.duplicateRunsStarted).toBe(1);
});

test('more runs at a time than the account allows are refused', async () => {
  const service = await emulator({ concurrentRunsMax: 1 });
  expect(await call(service, 'actors/readerId/runs', '{}')).toBe(201);
  expect(await call(service, 'actors/readerId/runs', '{}')).toBe(402);
  expect(await call(service, 'actor-runs/run1')).toBe(200);
  expect(await call(service, 'actors/readerId/runs', '{}')).toBe(201);
});

async function statuses(seed: number, faultPercent: number): Promise<number[]> {
  const service = await emulator({ random: { faultPercent, seed, of: ['calls'] } });
  const seen: number[] = [];
  for (let nth = 0; nth < 60; nth += 1) seen.push(await call(service, 'actors/readerId/runs', `{"nth":${nth}}`));
  const given = Object.values(service.faultsGiven).reduce((sum, count) => sum + count, 0);
  expect(given).toBe(seen.filter((status) => status !== 201).length);
  return seen;
}

test('faults by chance: the same for the same seed, as often as told, none at 0 %', async () => {
  expect(await statuses(7, 50)).toEqual(await statuses(7, 50));
  expect(await statuses(8, 50)).not.toEqual(await statuses(7, 50));
  const failed = (await statuses(7, 50)).filter((status) => status !== 201).length;
  expect(failed).toBeGreaterThan(15);
  expect(failed).toBeLessThan(45);
  expect(new Set(await statuses(7, 0))).toEqual(new Set([201]));
  expect(new Set(await statuses(7, 100))).toEqual(new Set([0, 402, 403, 429, 500, 502]));
});

test('runs by chance: they end badly, and what is given is never taken for posts', async () => {
  const service = await emulator({ random: { faultPercent: 100, seed: 1, of: ['runs'] } });
  for (let nth = 0; nth < 30; nth += 1) await startAndEnd(service, nth);
  const scripts = service.runsStarted.map((run) => ('script' in run ? JSON.stringify(run.script) : ''));
  expect(new Set(scripts)).toEqual(
    new Set(
      [
        { items: [{ id: '1' }, { id: '2' }], status: 'FAILED' },
        { items: [{ id: '1' }, { id: '2' }], status: 'ABORTED' },
        { items: [{ id: '1' }], status: 'TIMED-OUT' },
        { items: [] },
        { items: [{ noResults: true }, { noResults: true }] },
        {
          items: [
            { id: '1', demo: true },
            { id: '2', demo: true },
          ],
        },
      ].map((script) => JSON.stringify(script)),
    ),
  );
});

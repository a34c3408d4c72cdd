import { expect, test } from 'vitest';
import { type Answer, type Check, createChecks } from './checks.ts';
import { liveness, readiness } from './verdict.ts';

function asking(checks: readonly Check[], timeoutMs = 5_000) {
  const clock = { ms: 0 };
  const changes: { check: string; ok: boolean; error: unknown }[] = [];
  const answers = createChecks({
    checks,
    timeoutMs,
    cachedForMs: 1_000,
    nowMs: () => clock.ms,
    onChange: ({ name, ok }, error) => changes.push({ check: name, ok, error }),
  });
  return { answers, clock, changes };
}

const check = (ok: () => Promise<boolean>, tier: Check['tier'] = 'required'): Check => ({ name: 'postgres', tier, ok });

test('an answer holds for a second, and those who ask meanwhile share it', async () => {
  let asked = 0;
  const { answers, clock } = asking([check(async () => ++asked > 0)]);
  await Promise.all([answers(), answers(), answers()]);
  clock.ms = 999;
  await answers();
  expect(asked).toBe(1);
  clock.ms = 1_000;
  await answers();
  expect(asked).toBe(2);
});

test('a rejection, a throw and a false are a no', async () => {
  const failing = [
    check(() => Promise.reject(new Error('away'))),
    check(() => {
      throw new Error('away');
    }),
    check(async () => false),
  ];
  expect((await asking(failing).answers()).map(({ ok }) => ok)).toEqual([false, false, false]);
});

test('a check that hangs is a no within its time, holds up no other, and is not asked again while it hangs', async () => {
  let asked = 0;
  const answer = Promise.withResolvers<boolean>();
  const hanging = check(() => {
    asked++;
    return answer.promise;
  });
  const { answers, clock } = asking([hanging, check(async () => true)], 20);
  expect((await answers()).map(({ ok }) => ok)).toEqual([false, true]);
  clock.ms = 5_000;
  expect((await answers()).map(({ ok }) => ok)).toEqual([false, true]);
  expect(asked).toBe(1);
  answer.resolve(true);
  clock.ms = 10_000;
  const isWell = async () => {
    clock.ms += 1_000;
    return (await answers()).every(({ ok }) => ok);
  };
  await expect.poll(isWell).toBe(true);
});

test('changes are told once each, with the reason', async () => {
  let well = true;
  const away = new Error('away');
  const { answers, clock, changes } = asking([check(() => (well ? Promise.resolve(true) : Promise.reject(away)))]);
  for (const now of [true, false, false, true]) {
    well = now;
    await answers();
    clock.ms += 1_000;
  }
  expect(changes).toEqual([
    { check: 'postgres', ok: false, error: away },
    { check: 'postgres', ok: true, error: undefined },
  ]);
});

const answer = (tier: Check['tier'], ok: boolean): Answer => ({ name: tier, tier, ok });

test.each([
  { failing: [], livez: 200, readyz: 200, status: 'ok' },
  { failing: ['degradable'], livez: 200, readyz: 200, status: 'degraded' },
  { failing: ['required'], livez: 200, readyz: 503, status: 'unavailable' },
  { failing: ['required', 'degradable'], livez: 200, readyz: 503, status: 'unavailable' },
  { failing: ['live'], livez: 503, readyz: 503, status: 'unavailable' },
])('by tier: $failing fails', ({ failing, livez, readyz, status }) => {
  const answers = (['live', 'required', 'degradable'] as const).map((tier) => answer(tier, !failing.includes(tier)));
  expect(liveness(answers).status).toBe(livez);
  expect(readiness(answers, false)).toMatchObject({ status: readyz, body: { status } });
});

test('who drains is not ready, however well', () => {
  expect(readiness([answer('required', true)], true)).toMatchObject({ status: 503, body: { status: 'draining' } });
});

import { expect, test } from 'vitest';
import { createWakeSignal } from './wake-signal.ts';

const never = new AbortController().signal;
const longMs = 60_000;

test('a notification wakes every sleeper', async () => {
  const wake = createWakeSignal();
  const sleepers = [wake.after(0, longMs, never), wake.after(0, longMs, never)];
  wake.notify();
  await Promise.all(sleepers);
});

test('a notification between the look for work and the wait is not lost', async () => {
  const wake = createWakeSignal();
  const seen = wake.count();
  wake.notify();
  await wake.after(seen, longMs, never);
});

test('without a notification the time limit ends the wait', async () => {
  await createWakeSignal().after(0, 1, never);
});

test('an abort ends the wait, also one that came before', async () => {
  const stop = new AbortController();
  const sleeping = createWakeSignal().after(0, longMs, stop.signal);
  stop.abort();
  await sleeping;
  await createWakeSignal().after(0, longMs, stop.signal);
  expect(stop.signal.aborted).toBe(true);
});

import { expect, test } from 'vitest';
import { pause } from './pause.ts';

const never = 2 ** 31 - 1;

test('a pause ends when its time is over', async () => {
  await expect(pause(1, new AbortController().signal)).resolves.toBeUndefined();
});

test('a pause ends when the signal aborts, and does not begin where it has', async () => {
  const ending = new AbortController();
  const paused = pause(never, ending.signal);
  ending.abort();
  await expect(paused).resolves.toBeUndefined();
  await expect(pause(never, ending.signal)).resolves.toBeUndefined();
});

test('a failure that is no abort is not taken for one', async () => {
  await expect(pause(1, 'no signal' as never)).rejects.toThrow(TypeError);
});

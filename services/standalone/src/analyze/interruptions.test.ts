import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { type AnalyzeProcess, answersOf, postLine, startAnalyze } from './analyze-in-child.fixture.ts';

/** Posts without end, as fast as they are taken. */
function sendEndlessly(child: AnalyzeProcess): { stop(): void } {
  const posts = Readable.from(
    (function* () {
      for (let id = 0; ; id++) yield postLine({ id });
    })(),
  );
  child.stdin.on('error', () => posts.destroy());
  posts.pipe(child.stdin);
  return { stop: () => posts.destroy() };
}

test('a reader that has seen enough ends it quietly', async () => {
  const child = startAnalyze();
  const posts = sendEndlessly(child);
  const [stderr, ended] = [text(child.stderr), once(child, 'exit')];
  await once(child.stdout, 'data');
  child.stdout.destroy();
  expect(await ended).toEqual([141, null]);
  expect(await stderr).toBe('');
  posts.stop();
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s while posts pour in leaves whole lines and a count', async (signal, code) => {
  const child = startAnalyze();
  const posts = sendEndlessly(child);
  const [stderr, ended] = [text(child.stderr), once(child, 'exit')];
  let stdout = '';
  child.stdout.on('data', (chunk) => {
    if (stdout === '') child.kill(signal);
    stdout += chunk;
  });
  await once(child.stdout, 'end');
  expect(await ended).toEqual([code, null]);
  expect(answersOf({ stdout }).map(({ id }) => id)).toEqual([...answersOf({ stdout }).keys()]);
  expect(stdout.endsWith('\n')).toBe(true);
  expect(await stderr).toMatch(/^Stopped\. Judged by built-in/);
  posts.stop();
});

test('SIGINT while it waits for input ends it too', async () => {
  const child = startAnalyze();
  child.stdin.write(postLine());
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
});

test('a full disk is told in one sentence', async () => {
  // Only Linux has a disk that is always full.
  if (!existsSync('/dev/full')) return;
  const full = await open('/dev/full', 'w');
  const child = startAnalyze({ stdout: full.fd });
  const ended = once(child, 'exit');
  child.stdin.end(postLine());
  expect(await text(child.stderr)).toBe('The answers cannot be written: ENOSPC.\n');
  expect(await ended).toEqual([2, null]);
  await full.close();
});

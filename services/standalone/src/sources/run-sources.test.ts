import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinnedActors } from '@visaguard/collection/apify';
import { type ApifyEmulator, startApifyEmulator } from '@visaguard/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { typed } from '../typed.fixture.ts';

let apify: ApifyEmulator;
let folder: string;
beforeAll(async () => {
  const actors = pinnedActors().map(({ name }, nth) => ({ name, id: `actor${nth}`, run: () => ({ items: [] }) }));
  apify = await startApifyEmulator({ actors });
  folder = await mkdtemp(join(tmpdir(), 'visaguard-sources-'));
});
beforeEach(() => {
  vi.stubEnv('VISAGUARD_APIFY_URL', apify.url);
  vi.stubEnv('VISAGUARD_APIFY_TOKEN', '');
  vi.stubEnv('VISAGUARD_APIFY_ACTORS', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await apify?.close();
});

async function sources(...args: string[]) {
  const { status, written } = await typed('sources', ...args);
  return { status, written };
}

async function fileWith(content: string): Promise<string> {
  const file = join(folder, 'apify.key');
  await writeFile(file, content);
  return file;
}

describe('visaguard sources doctor', () => {
  test('a key from the environment: a line for each thing, every actor among them, and 0', async () => {
    vi.stubEnv('VISAGUARD_APIFY_TOKEN', apify.token);
    const { status, written } = await sources('doctor');
    expect(status).toBe(0);
    expect(written).toMatch(/^ok {4}key +belongs to sample-account$/m);
    for (const { name } of pinnedActors())
      expect(written).toMatch(new RegExp(`^note {2}${name} +build 0\\.0\\.1`, 'm'));
    expect(written.trimEnd().split('\n').at(-1)).toBe('Apify can be used.');
    expect(written).not.toContain(apify.token);
  });

  test('the line that pins what is latest can be set as it is; then no actor is told as not pinned', async () => {
    vi.stubEnv('VISAGUARD_APIFY_TOKEN', apify.token);
    const { written } = await sources('doctor');
    const [, line = ''] = /VISAGUARD_APIFY_ACTORS=(\S+)$/m.exec(written) ?? [];
    expect(line).toContain('linkedin.posts=harvestapi/linkedin-profile-posts@0.0.1');
    vi.stubEnv('VISAGUARD_APIFY_ACTORS', line);
    const pinned = await sources('doctor');
    expect(pinned.written).toMatch(/^ok {4}harvestapi\/linkedin-profile-posts +build 0\.0\.1; pay per event$/m);
    expect(pinned.written).not.toContain('not pinned');
  });

  test('an actor that was chosen is looked at instead of the usual one', async () => {
    vi.stubEnv('VISAGUARD_APIFY_TOKEN', apify.token);
    vi.stubEnv('VISAGUARD_APIFY_ACTORS', 'linkedin.posts=apimaestro/linkedin-profile-posts');
    const { status, written } = await sources('doctor');
    expect(status).toBe(1);
    expect(written).toMatch(/^fail {2}apimaestro\/linkedin-profile-posts +is not in the store/m);
    expect(written).not.toContain('harvestapi/linkedin-profile-posts');
  });

  test('a key from a file that is named, or that the environment names', async () => {
    const file = await fileWith(`${apify.token}\n`);
    expect(await sources('doctor', '--key-file', file)).toMatchObject({ status: 0 });
    vi.stubEnv('VISAGUARD_APIFY_TOKEN_FILE', file);
    expect(await sources('doctor')).toMatchObject({ status: 0 });
  });

  test('a key that Apify does not know: 1, and what to do', async () => {
    const { status, written } = await sources('doctor', '--key-file', await fileWith('apify_api_wrong'));
    expect(status).toBe(1);
    expect(written).toBe(
      'fail  key  Apify refuses it (user-or-token-not-found); check the key, or make a new one in the console\n' +
        'Apify cannot be used as it is: 1 to put right.\n',
    );
  });

  test('nothing is run, so nothing is billed', () => {
    expect(apify.runsStarted).toEqual([]);
  });
});

describe('what is typed wrongly is told in one sentence, and no key is sent', () => {
  test.each([
    [['doctor'], 'No key for Apify: name its file with --key-file, or set VISAGUARD_APIFY_TOKEN.'],
    [['doctor', '--key', 'x'], 'There is no option --key; visaguard sources --help tells what there is.'],
    [['doctor', '--key-file', '/dev/null/none'], 'The file "/dev/null/none" cannot be read.'],
    [['doctor', 'now'], 'sources doctor takes no "now".'],
    [['nurse'], 'There is no sources "nurse"; visaguard sources --help tells what there is.'],
  ])('%j', async (args, sentence) => {
    const calls = apify.journal.length;
    expect(await sources(...args)).toEqual({ status: 2, written: `${sentence}\n` });
    expect(apify.journal).toHaveLength(calls);
  });

  test('actors that cannot be chosen, each fault named', async () => {
    vi.stubEnv('VISAGUARD_APIFY_TOKEN', apify.token);
    vi.stubEnv('VISAGUARD_APIFY_ACTORS', 'myspace.posts=a/b, x.posts=a/b');
    const { status, written } = await sources('doctor');
    expect(status).toBe(2);
    expect(written).toBe(
      'VISAGUARD_APIFY_ACTORS: "myspace" is no platform; there are instagram, tiktok, linkedin, facebook, x. ' +
        '"a/b" cannot be read as x.posts; what can: apidojo/tweet-scraper, apidojo/twitter-scraper-lite.\n',
    );
  });

  test('a file that holds more than a key', async () => {
    expect(await sources('doctor', '--key-file', await fileWith('key = apify_api_sample'))).toEqual({
      status: 2,
      written: 'The key for Apify is one word; the file holds more than it.\n',
    });
  });

  test.each(['http://api.example.test', 'ftp://127.0.0.1', 'api.apify.com', 'http://127.0.0.1.example.test'])(
    'the key is not sent unprotected to %s',
    async (url) => {
      vi.stubEnv('VISAGUARD_APIFY_URL', url);
      vi.stubEnv('VISAGUARD_APIFY_TOKEN', apify.token);
      expect(await sources('doctor')).toEqual({
        status: 2,
        written: 'VISAGUARD_APIFY_URL must begin with https://, so that the key is not read on the way.\n',
      });
    },
  );
});

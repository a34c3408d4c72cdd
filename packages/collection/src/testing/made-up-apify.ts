import { type Clock, type Instant, sha256Hex } from '@visaguard/kernel';
import {
  type ApifyEmulator,
  type ApifyEmulatorOptions,
  instagramPost,
  instagramProfile,
  type JsonObject,
  type RunScript,
  startApifyEmulator,
} from '@visaguard/testkit';
import { onTestFinished } from 'vitest';
import type { RunOrder, RunReference } from '../apify/actor.ts';
import { type Apify, createApify } from '../apify/api.ts';
import type { EndedRun } from '../apify/probe.ts';
import type { PublicAccount } from '../apify/source.ts';

const profileActorName = 'apify/instagram-profile-scraper';
export const postsActorName = 'apify/instagram-scraper';
export const window = { from: '2021-11-02T00:00:00.000Z', to: '2026-11-01T23:59:59.999Z' };
const clock: Clock = { now: () => new Date('2026-11-22T10:00:00.000Z') };
export const pauses = { retryMs: 1, settleMs: 1 };

export const mara: PublicAccount = {
  ...{ handle: 'mara.sample', accountId: '4711', displayName: 'Mara Sample', biography: 'made up', postsCount: 3 },
};

export function marasPost(id: string, timestamp: Instant = '2025-06-01T10:00:00.000Z', caption = `words of ${id}`) {
  return instagramPost({ id, caption, timestamp, ownerId: mara.accountId });
}

export function startKey(name: string): string {
  return sha256Hex(name);
}

export type MadeUpApify = { readonly service: ApifyEmulator; readonly apify: Apify };

type Scripts = {
  readonly profile?: RunScript;
  readonly posts?: RunScript | ((input: JsonObject) => RunScript);
};

/** The emulator with the two actors of Instagram, and the real client on it; both end with the test. */
export async function madeUpApify(
  { profile, posts }: Scripts = {},
  more: Partial<Omit<ApifyEmulatorOptions, 'actors'>> = {},
  ticking: Clock = clock,
): Promise<MadeUpApify> {
  const service = await startApifyEmulator({
    actors: [
      {
        ...{ name: profileActorName, id: 'profileActorId' },
        run: () => profile ?? { items: [instagramProfile({ id: mara.accountId, username: mara.handle })] },
      },
      {
        ...{ name: postsActorName, id: 'postsActorId' },
        run: (input) =>
          (typeof posts === 'function' ? posts(input) : posts) ?? { items: [marasPost('1'), marasPost('2')] },
      },
    ],
    ...{ now: ticking.now, ...more },
  });
  onTestFinished(() => service.close());
  const apify = createApify({ token: service.token, baseUrl: service.url, clock: ticking, pauses });
  return { service, apify };
}

export async function started(apify: Apify, order: RunOrder): Promise<RunReference> {
  const run = await apify.start(order, null);
  if (!run.ok) throw new Error(run.error.code);
  return run.value;
}

/** Starts, awaits and reads, as a worker does step by step. */
export async function runToEnd(apify: Apify, order: RunOrder): Promise<EndedRun> {
  const run = await started(apify, order);
  for (;;) {
    const state = await apify.await(run, 60);
    if (!state.ok) throw new Error(state.error.code);
    if (state.value.state === 'running') continue;
    const rows = await apify.read(run, order.fields, order.rowsMax);
    if (!rows.ok) throw new Error(rows.error.code);
    return { end: state.value, rows: rows.value };
  }
}

/** The emulator with one actor. */
export async function apifyWith(name: string, script: RunScript): Promise<MadeUpApify> {
  const service = await startApifyEmulator({
    actors: [{ name, id: 'actorId', run: () => script }],
    now: clock.now,
  });
  onTestFinished(() => service.close());
  return { service, apify: createApify({ token: service.token, baseUrl: service.url, clock, pauses }) };
}

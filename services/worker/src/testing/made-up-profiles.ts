import { type Application, declareHandle } from '@visaguard/application';
import { handle as handleAggregate, type Platform, proveHandle } from '@visaguard/domain';
import type { TenantScope } from '@visaguard/kernel';
import { type Clock, type HandleId, ok } from '@visaguard/kernel';
import {
  type ApifyEmulator,
  type ApifyEmulatorOptions,
  instagramPost,
  instagramProfile,
  type RunScript,
  startApifyEmulator,
} from '@visaguard/testkit';
import { noGate } from '../sources/no-gate.ts';
import { openProfiles } from '../sources/open-profiles.ts';
import type { Profiles } from '../sources/profiles.ts';
import type { RunWaits } from '../sources/run-waits.ts';
import type { SourceGate } from '../sources/source-gate.ts';
import { wakeUrls } from '../sources/wake-urls.ts';
import {
  accepted,
  commandOf,
  given,
  harmless,
  type Person,
  personWith,
  recordedConsent,
  threat,
} from './made-up-people.ts';
import type { TestWorker } from './start-test-worker.ts';

export const profileActor = 'apify/instagram-profile-scraper';
export const postsActor = 'apify/instagram-scraper';

/** Of Mara's account on Instagram. */
const accountId = '4711';
const handle = 'mara.sample';

export type Scripts = { profile: RunScript; posts: RunScript };

export const publicProfile = (more: Partial<Parameters<typeof instagramProfile>[0]> = {}): RunScript => ({
  items: [instagramProfile({ id: accountId, username: handle, ...more })],
  costUsd: 0.003,
});

export const publicPosts = (texts: readonly string[] = [...harmless, threat]): RunScript => ({
  items: texts.map((caption, nth) =>
    instagramPost({ id: `${nth + 1}`, caption, ownerId: accountId, timestamp: `2026-09-${10 + nth}T12:00:00.000Z` }),
  ),
  costUsd: 0.01,
});

export type MadeUpService = {
  readonly service: ApifyEmulator;
  /** What the next runs come to. */
  readonly scripts: Scripts;
  readonly profiles: (clock: Clock, app: Application) => Profiles;
  /** What happens once a run was started, before anybody knows. */
  afterStart: () => Promise<void>;
};

export type MadeUpServiceOptions = Partial<Omit<ApifyEmulatorOptions, 'actors'>> & {
  readonly gate?: SourceGate;
  readonly runsMax?: number;
  readonly waits?: Partial<RunWaits>;
  /** Where the end of a run is told; left out: nowhere. */
  readonly publicUrl?: string;
};

/** The emulator with the actors of Instagram; its clock is behind, so that nobody waits for costs to be final. */
export async function madeUpService(more: MadeUpServiceOptions = {}): Promise<MadeUpService> {
  const { gate = noGate, runsMax = 25, publicUrl = null, waits: otherWaits, ...options } = more;
  const scripts: Scripts = { profile: publicProfile(), posts: publicPosts() };
  const service = await startApifyEmulator({
    actors: [
      { name: profileActor, id: 'profileActorId', run: () => scripts.profile },
      { name: postsActor, id: 'postsActorId', run: () => scripts.posts },
    ],
    now: () => new Date('2026-11-01T08:59:30.000Z'),
    ...options,
  });
  const waits = {
    afterStart: 5,
    running: () => 5,
    busy: 10,
    closed: 10,
    retry: 10,
    lostStart: 0,
    slot: 5,
    ...otherWaits,
  };
  const pauses = { retryMs: 1, settleMs: 1 };
  const access = { token: service.token, baseUrl: service.url, actors: [], runsMax };
  const made: MadeUpService = {
    service,
    scripts,
    afterStart: async () => {},
    profiles(clock, app) {
      const wakeUrlOf = wakeUrls(app, publicUrl);
      const profiles = openProfiles({ ...access, clock, gate, waits, pauses, wakeUrlOf });
      return {
        ...profiles,
        async readerFor(scope) {
          const reader = await profiles.readerFor(scope);
          if (!reader) return null;
          const { apify } = reader;
          const start: typeof apify.start = async (...order) => {
            const answer = await apify.start(...order);
            if (answer.ok) await made.afterStart();
            return answer;
          };
          return { ...reader, apify: { ...apify, start } };
        },
      };
    },
  };
  return made;
}

/** A person with a handle on Instagram, proven unless told otherwise, who agrees to the public profile being read. */
export async function personOnInstagram(
  world: TestWorker,
  scope: TenantScope,
  of: { readonly proof?: 'none' | 'without_number' } = {},
): Promise<Person & { readonly handleId: HandleId }> {
  const { applicantId } = await personWith(world, scope, {});
  const consentId = await recordedConsent(world, scope, { applicantId, sources: ['archive', 'apify'] });
  const handleId = await declared(world, scope, { applicantId, platform: 'instagram' });
  if (of.proof !== 'none') {
    await given(world, scope, async (reader) => {
      const on = await reader.load(handleAggregate, handleId);
      const identifiers = ['handle', 'email', 'display_name'];
      const known = of.proof === 'without_number' ? null : accountId;
      const decision = proveHandle(on.state, { identifiers, accountId: known });
      return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
    });
  }
  return { scope, applicantId, consentId, handles: { instagram: handleId }, handleId };
}

async function declared(
  world: TestWorker,
  scope: TenantScope,
  { applicantId, platform }: { readonly applicantId: Person['applicantId']; readonly platform: Platform },
): Promise<HandleId> {
  const ids: HandleId[] = [];
  const reply = (id: HandleId) => {
    ids.push(id);
    return {};
  };
  accepted(await declareHandle(world.app, commandOf(world, scope), { applicantId, platform, raw: handle, reply }));
  const [handleId] = ids;
  if (!handleId) throw new Error('the handle has an id');
  return handleId;
}

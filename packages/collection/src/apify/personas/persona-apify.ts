import { type Platform, platforms } from '@visaguard/domain';
import { type Clock, err, type Json, ok } from '@visaguard/kernel';
import type { RunOrder, RunReference } from '../actor.ts';
import type { Apify } from '../api.ts';
import { publicSourceOf } from '../sources.ts';
import { type Persona, personaHandle, personaNames, personaOf } from './personas.ts';
import { rowsOf, type ShownAccount } from './rows.ts';

/** Stands in the biography of every persona for whatever code was given out: see `personaCode`. */
export const personaCode = 'vg-persona';

const dayMs = 86_400_000;

/** What a run is about. It stands whole in the run's reference, so nothing is kept here and any process can go on. */
type PersonaRun = {
  readonly name: string;
  readonly use: 'profile' | 'posts';
  readonly startedMs: number;
  /** Tells one order from another: see `RunOrder.timeoutSecs`. */
  readonly mark: number;
};

/**
 * Public profiles of the test mode: made-up people who answer on every platform by the name of the outcome they give,
 * in the form of that platform's actors. Nothing is started anywhere and nothing costs anything. A handle that is no
 * persona's is not found.
 */
export function createPersonaApify(clock: Clock): Apify {
  return {
    async start(order) {
      const run = runFor(order, clock);
      if (run.use === 'posts' && personaOf(run.name).postsRun === 'rate_limited') {
        // Final: for a made-up limit nobody waits six hours.
        return err({ class: 'bad_config', code: 'rate_limited' });
      }
      return ok(referenceOf(order.actor, run));
    },
    // What was ordered is asked for again: it comes to the same.
    find: async () => ok(null),
    async await(reference) {
      const { name, use } = runOf(reference);
      const isCut = use === 'posts' && personaOf(name).postsRun === 'cut_short';
      return ok({ state: 'ended', status: isCut ? 'TIMED-OUT' : 'SUCCEEDED', costUsd: 0, endedAt: null });
    },
    async read(reference, fields, rowsMax) {
      const asked = new Set(fields);
      const only = (row: { readonly [field: string]: Json }) =>
        Object.fromEntries(Object.entries(row).filter(([field]) => asked.has(field)));
      return ok(rowsFor(reference.actor, runOf(reference)).slice(0, rowsMax).map(only));
    },
    abort: async () => ok(null),
  };
}

function runFor(order: RunOrder, clock: Clock): PersonaRun {
  const { platform, isOfPosts } = actorNamed(order.actor);
  const words = new Set(
    JSON.stringify(order.input)
      .toLowerCase()
      .match(/[\w.-]+/g),
  );
  return {
    name: personaNames.find((name) => words.has(personaHandle(platform, name))) ?? 'nobody',
    // On some platforms one actor serves both uses. A look at an account asks for one item.
    use: isOfPosts && order.maxItems > 1 ? 'posts' : 'profile',
    startedMs: clock.now().getTime(),
    mark: order.timeoutSecs,
  };
}

function actorNamed(actor: string): { readonly platform: Platform; readonly isOfPosts: boolean } {
  for (const platform of platforms) {
    const { probe, posts, alternates } = publicSourceOf(platform);
    const isOfPosts = [posts, ...alternates.posts].some((one) => one.actor.name === actor);
    const isOfProbes = [probe, ...alternates.probe].some((one) => one.actor.name === actor);
    if (isOfPosts || isOfProbes) return { platform, isOfPosts };
  }
  throw new Error('an actor that no platform is read with');
}

function referenceOf(actor: string, { name, use, startedMs, mark }: PersonaRun): RunReference {
  const runId = [name, use, startedMs, mark].join('.');
  return { actor, runId, datasetId: runId };
}

function runOf({ runId }: RunReference): PersonaRun {
  const [name = '', use, startedMs, mark] = runId.split('.');
  return { name, use: use === 'posts' ? 'posts' : 'profile', startedMs: Number(startedMs), mark: Number(mark) };
}

function rowsFor(actor: string, run: PersonaRun) {
  const { platform } = actorNamed(actor);
  const persona = personaOf(run.name);
  const rows = rowsOf[platform];
  if (persona.shows === 'nothing') return rows.nothing;
  const account = shown(platform, persona, run);
  if (run.use === 'profile') return rows.profile(account);
  return persona.posts.map(({ text, daysAgo }, nth) =>
    rows.post(account, {
      id: `${account.accountId}${nth + 1}`,
      text,
      writtenAt: new Date(run.startedMs - daysAgo * dayMs),
    }),
  );
}

function shown(platform: Platform, { accountId, posts, shows }: Persona, run: PersonaRun): ShownAccount {
  return {
    handle: personaHandle(platform, run.name),
    accountId: accountId ?? `9${run.startedMs}${run.mark}`,
    biography: `made up ${personaCode}`,
    isPrivate: shows === 'private',
    postsCount: posts.length,
  };
}

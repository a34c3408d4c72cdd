import { setTimeout as delay } from 'node:timers/promises';
import { createDraws } from '../rig/draws.ts';
import type { Tenant } from '../rig/tenants.ts';
import type { Client } from './client.ts';
import { type Journey, mix } from './journeys.ts';

export type Load = {
  readonly seed: string;
  readonly perSecond: number;
  readonly client: Client;
  readonly tenants: readonly Tenant[];
  /** Nobody arrives any more once it aborts. */
  readonly signal: AbortSignal;
};

/**
 * Open loop: visitors arrive when the seed says (Poisson), whether or not those before were served, so a stall shows as
 * work that piles up and not as fewer questions. Resolves when the last visitor is done.
 * @returns how many came.
 */
export async function runLoad({ seed, perSecond, client, tenants, signal }: Load): Promise<number> {
  const draws = createDraws(`${seed}/arrivals`);
  const visits: Promise<void>[] = [];
  const startMs = performance.now();
  for (let dueMs = 0; ; ) {
    dueMs += (-Math.log(1 - draws.share()) * 1_000) / perSecond;
    const journey = pickJourney(draws.share());
    const tenant = draws.pick(tenants);
    await delay(Math.max(0, startMs + dueMs - performance.now()));
    if (signal.aborted) break;
    const name = `${seed}/${visits.length}`;
    visits.push(journey({ client, tenant, name, draws: createDraws(name) }));
  }
  await Promise.all(visits);
  return visits.length;
}

function pickJourney(share: number): Journey {
  const whole = mix.reduce((sum, [, parts]) => sum + parts, 0);
  let left = share * whole;
  for (const [journey, parts] of mix) {
    left -= parts;
    if (left < 0) return journey;
  }
  throw new Error('a share is below 1');
}

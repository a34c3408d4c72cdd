import { platforms } from '@visaguard/domain';
import type { ActorChoices } from './actor-choices.ts';
import type { ApifyCheck } from './check-apify.ts';
import { publicSourceOf } from './sources.ts';

/**
 * The value of the setting that keeps every actor at the build that is its latest now.
 * @returns null where no build was learnt.
 */
export function pinLine(choices: ActorChoices, checks: readonly ApifyCheck[]): string | null {
  const pins = platforms.flatMap((platform) => {
    const { probe, posts } = publicSourceOf(platform, choices);
    return [['probe', probe.actor.name] as const, ['posts', posts.actor.name] as const].flatMap(([use, name]) => {
      const latest = checks.find(({ subject }) => subject === name)?.latestBuild;
      return latest === undefined ? [] : [`${platform}.${use}=${name}@${latest}`];
    });
  });
  return pins.length === 0 ? null : pins.join(',');
}

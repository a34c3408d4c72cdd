import { type Platform, platforms } from '@visaguard/domain';
import type { Result } from '@visaguard/kernel';
import type { PinnedActor } from './actor.ts';
import { type ActorChoices, readActorChoices, withChoices } from './actor-choices.ts';
import { facebookSource } from './facebook/source.ts';
import { instagramSource } from './instagram/source.ts';
import { linkedinSource } from './linkedin/source.ts';
import type { PublicSource } from './source.ts';
import { tiktokSource } from './tiktok/source.ts';
import { xSource } from './x/source.ts';

const sources: Readonly<Record<Platform, PublicSource>> = {
  instagram: instagramSource,
  tiktok: tiktokSource,
  linkedin: linkedinSource,
  facebook: facebookSource,
  x: xSource,
};

/** How the platform is read, by the actors that are chosen or else by the usual ones. */
export function publicSourceOf(platform: Platform, choices: ActorChoices = []): PublicSource {
  return withChoices(sources[platform], choices);
}

/** All actors that may run, in the order of their platforms, each once. */
export function pinnedActors(choices: ActorChoices = []): readonly PinnedActor[] {
  return platforms.flatMap((platform) => {
    const { probe, posts } = publicSourceOf(platform, choices);
    const isOne = probe.actor.name === posts.actor.name && probe.actor.build === posts.actor.build;
    return isOne ? [posts.actor] : [probe.actor, posts.actor];
  });
}

/** The setting that chooses actors. @returns its choices, or every fault of it, one sentence each. */
export function parseActorChoices(text: string): Result<ActorChoices, readonly string[]> {
  return readActorChoices(text, Object.values(sources));
}

import type { Platform } from '@visaguard/domain';
import type { PinnedActor } from './actor.ts';
import { instagramSource } from './instagram/source.ts';
import { linkedinSource } from './linkedin/source.ts';
import type { PublicSource } from './source.ts';
import { tiktokSource } from './tiktok/source.ts';
import { xSource } from './x/source.ts';

/** The platforms whose public profiles can be read. */
const sources: readonly PublicSource[] = [instagramSource, tiktokSource, linkedinSource, xSource];

export function publicSourceOf(platform: Platform): PublicSource | null {
  return sources.find((source) => source.platform === platform) ?? null;
}

/** All actors that may run, in the order of their platforms. */
export function pinnedActors(): readonly PinnedActor[] {
  return sources.flatMap(({ probe, posts }) =>
    probe.actor === posts.actor ? [posts.actor] : [probe.actor, posts.actor],
  );
}

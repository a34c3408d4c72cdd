import { sha256Hex } from '@visaguard/kernel';
import type { JsonObject } from '@visaguard/testkit';
import { type CollectedPosts, judgePosts, postsOrder } from '../apify/posts.ts';
import { judgeProbe, type ProbeResult, probeOrder } from '../apify/probe.ts';
import type { PublicSource } from '../apify/source.ts';
import { apifyWith, runToEnd, window } from './made-up-apify.ts';

const startKeySha256 = sha256Hex('screening 1');

/** A probe of `handle` whose run gives these items. */
export async function probe(source: PublicSource, handle: string, items: readonly JsonObject[]): Promise<ProbeResult> {
  const { apify } = await apifyWith(source.probe.actor.name, { items });
  return judgeProbe(source, handle, await runToEnd(apify, probeOrder(source, { handle, startKeySha256 })));
}

/** Posts of the account 4711 from a run that gives these items. */
export async function collect(
  source: PublicSource,
  handle: string,
  items: readonly JsonObject[],
): Promise<CollectedPosts> {
  const { apify } = await apifyWith(source.posts.actor.name, { items });
  const account = { handle, accountId: '4711', displayName: null, biography: null, postsCount: null };
  const request = { account, window, startKeySha256 };
  return judgePosts(source, request, await runToEnd(apify, postsOrder(source, request)));
}

export function obtained(collected: CollectedPosts) {
  if (collected.state !== 'obtained') throw new Error(`not obtained: ${collected.reason}`);
  return collected.posts;
}

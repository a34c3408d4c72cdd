import type { CollectedPosts } from '../apify/posts.ts';
import { decideAfterProbe, type ProbeResult } from '../apify/probe.ts';

/** The coverage that posts come to, as a report names it. */
export function coverageOf(collected: CollectedPosts): string {
  if (collected.state === 'not_assessed') return `not_assessed: ${collected.reason}`;
  if (collected.windowReached) return 'assessed';
  return collected.limitReached ? 'partial: limit_reached' : 'partial: window_not_reached';
}

/** What a probe comes to for the account 4711. */
export function afterProbe(probe: ProbeResult): string {
  const decided = decideAfterProbe(probe, '4711');
  return decided.state === 'collect' ? 'posts are read' : `not_assessed: ${decided.reason}`;
}

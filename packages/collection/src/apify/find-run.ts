import { canonicalJson, type Instant } from '@visaguard/kernel';
import type { ApifyClient } from 'apify-client';
import type { RunOrder, RunReference } from './actor.ts';

const pageRuns = 100;
const runsMax = 2_000;
/** Our clock and Apify's may differ by so much. */
const clockDifferenceMs = 60_000;

/**
 * The run that this order started at `since` or later, if there is one: of the same actor, with the order's marked
 * timeout and its very input. Newest first, up to 2,000 runs back.
 */
export async function findRun(client: ApifyClient, order: RunOrder, since: Instant): Promise<RunReference | null> {
  const sinceMs = Date.parse(since) - clockDifferenceMs;
  for (let offset = 0; offset < runsMax; offset += pageRuns) {
    const { items } = await client.actor(order.actor).runs().list({ desc: true, limit: pageRuns, offset });
    for (const run of items) {
      if (run.startedAt.getTime() < sinceMs) return null;
      if (await isOf(client, order, run)) {
        return { actor: order.actor, runId: run.id, datasetId: run.defaultDatasetId };
      }
    }
    if (items.length < pageRuns) return null;
  }
  return null;
}

type ListedRun = { readonly id: string; readonly defaultKeyValueStoreId: string };

/** A list shows neither options nor input; the options rule out all but a few, so the input is seldom asked for. */
async function isOf(client: ApifyClient, order: RunOrder, listed: ListedRun): Promise<boolean> {
  const run = await client.run(listed.id).get();
  if (run?.options.timeoutSecs !== order.timeoutSecs) return false;
  const input = await client.keyValueStore(listed.defaultKeyValueStoreId).getRecord('INPUT');
  return input !== undefined && canonicalJson(input.value) === canonicalJson(order.input);
}

import { canonicalJson, type Instant } from '@visaguard/kernel';
import type { ApifyClient } from 'apify-client';
import type { RunMark, RunOrder, RunReference } from './actor.ts';

/** How far back runs are looked through: so many to a page, and so many at most. */
const usualReach = { pageRuns: 1_000, runsMax: 20_000 };
const marksKept = 50_000;
/** Our clock and Apify's may differ by so much. */
const clockDifferenceMs = 60_000;

export type RunFinder = {
  /** A run of this process, whose mark need not be asked for. */
  note(runId: string, mark: RunMark): void;
  /**
   * The run that this order started at `since` or later: of the same actor, with the order's mark and its very
   * input. `none`: there is none. `unclear`: more runs were started since than are looked through, so there may be.
   */
  find(order: RunOrder, since: Instant): Promise<RunReference | 'none' | 'unclear'>;
};

/** A list shows neither options nor input. The options of a run never change, so they are asked for once. */
export function createRunFinder(client: ApifyClient, { pageRuns, runsMax } = usualReach): RunFinder {
  const marks = new Map<string, Promise<KeptMark | undefined>>();

  function note(runId: string, mark: RunMark): void {
    keep(runId, Promise.resolve(mark));
  }

  function keep(runId: string, mark: Promise<KeptMark | undefined>): void {
    marks.set(runId, mark);
    const [oldest] = marks.keys();
    if (marks.size > marksKept && oldest !== undefined) marks.delete(oldest);
  }

  /** Whoever asks while it is being asked for waits for the same answer. None, and a failure, are asked for again. */
  async function markOf(runId: string): Promise<KeptMark | undefined> {
    const kept = marks.get(runId);
    if (kept !== undefined) return await kept;
    const asked = askMark(runId);
    keep(runId, asked);
    let mark: KeptMark | undefined;
    try {
      mark = await asked;
    } finally {
      if (mark === undefined) marks.delete(runId);
    }
    return mark;
  }

  async function askMark(runId: string): Promise<KeptMark | undefined> {
    const { timeoutSecs, maxTotalChargeUsd } = (await client.run(runId).get())?.options ?? {};
    return timeoutSecs === undefined ? undefined : { timeoutSecs, maxTotalChargeUsd: maxTotalChargeUsd ?? null };
  }

  async function isOf(order: RunOrder, listed: ListedRun): Promise<boolean> {
    const kept = await markOf(listed.id);
    if (!kept || !isMarkOf(order, kept)) return false;
    const input = await client.keyValueStore(listed.defaultKeyValueStoreId).getRecord('INPUT');
    return input !== undefined && canonicalJson(input.value) === canonicalJson(order.input);
  }

  async function find(order: RunOrder, since: Instant): Promise<RunReference | 'none' | 'unclear'> {
    const sinceMs = Date.parse(since) - clockDifferenceMs;
    for (let offset = 0; offset < runsMax; offset += pageRuns) {
      const { items } = await client.actor(order.actor).runs().list({ desc: true, limit: pageRuns, offset });
      for (const run of items) {
        if (run.startedAt.getTime() < sinceMs) return 'none';
        if (await isOf(order, run)) {
          return { actor: order.actor, runId: run.id, datasetId: run.defaultDatasetId };
        }
      }
      if (items.length < pageRuns) return 'none';
    }
    return 'unclear';
  }

  return { note, find };
}

type ListedRun = { readonly id: string; readonly defaultKeyValueStoreId: string };

type KeptMark = { readonly timeoutSecs: number; readonly maxTotalChargeUsd: number | null };

/**
 * Whether a run was kept with the mark of this order. Nobody has seen how Apify keeps the limit on money: one that it does
 * not tell, or has rounded to cents, counts as the order's. Then more runs may be taken for each other, and none is lost.
 */
function isMarkOf(order: RunMark, kept: KeptMark): boolean {
  if (kept.timeoutSecs !== order.timeoutSecs) return false;
  if (kept.maxTotalChargeUsd === null) return true;
  const difference = Math.round((kept.maxTotalChargeUsd - order.maxTotalChargeUsd) * 10_000);
  const isRounded = Math.round(kept.maxTotalChargeUsd * 10_000) % 100 === 0;
  return difference === 0 || (isRounded && Math.abs(difference) < 100);
}

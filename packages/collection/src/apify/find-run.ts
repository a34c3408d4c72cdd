import { canonicalJson, type Instant } from '@visaguard/kernel';
import type { ApifyClient } from 'apify-client';
import type { RunOrder, RunReference } from './actor.ts';

/** How far back runs are looked through: so many to a page, and so many at most. */
const usualReach = { pageRuns: 1_000, runsMax: 20_000 };
const marksKept = 50_000;
/** Our clock and Apify's may differ by so much. */
const clockDifferenceMs = 60_000;

export type RunFinder = {
  /** A run of this process, whose mark need not be asked for. */
  note(runId: string, timeoutSecs: number): void;
  /**
   * The run that this order started at `since` or later: of the same actor, with the order's marked timeout and its
   * very input. `none`: there is none. `unclear`: more runs were started since than are looked through, so there may be.
   */
  find(order: RunOrder, since: Instant): Promise<RunReference | 'none' | 'unclear'>;
};

/** A list shows neither options nor input. The options of a run never change, so they are asked for once. */
export function createRunFinder(client: ApifyClient, { pageRuns, runsMax } = usualReach): RunFinder {
  const marks = new Map<string, Promise<number | undefined>>();

  function note(runId: string, timeoutSecs: number): void {
    keep(runId, Promise.resolve(timeoutSecs));
  }

  function keep(runId: string, mark: Promise<number | undefined>): void {
    marks.set(runId, mark);
    const [oldest] = marks.keys();
    if (marks.size > marksKept && oldest !== undefined) marks.delete(oldest);
  }

  /** Whoever asks while it is being asked for waits for the same answer. None, and a failure, are asked for again. */
  async function markOf(runId: string): Promise<number | undefined> {
    const kept = marks.get(runId);
    if (kept !== undefined) return await kept;
    const asked = askMark(runId);
    keep(runId, asked);
    let mark: number | undefined;
    try {
      mark = await asked;
    } finally {
      if (mark === undefined) marks.delete(runId);
    }
    return mark;
  }

  async function askMark(runId: string): Promise<number | undefined> {
    return (await client.run(runId).get())?.options.timeoutSecs;
  }

  async function isOf(order: RunOrder, listed: ListedRun): Promise<boolean> {
    if ((await markOf(listed.id)) !== order.timeoutSecs) return false;
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

import type { ActorRunOwner } from '@visaguard/domain';
import { type ActorRunId, scopeKey, type TenantScope } from '@visaguard/kernel';

/** A run that wants to start. */
export type SlotAsk = {
  /** Names the key at the service: runs under other keys do not count. */
  readonly key: string;
  readonly scope: TenantScope;
  readonly runId: ActorRunId;
  /** Who is told when its turn has come. */
  readonly owner: ActorRunOwner;
};

/**
 * How many runs go on at once under one key. The service does not queue, it refuses what is too much; so runs queue here:
 * the next is one of the tenant that has the fewest, so that a large cohort does not hold up one applicant.
 */
export type RunSlots = {
  /** Whether the run may start now. Who is told no is called when its turn comes, and loses nothing by asking again. */
  take(ask: SlotAsk): boolean;
  /** The run goes on already: it counts, whether there is room or not. */
  note(ask: SlotAsk): void;
  /** It has ended, or does not want to start any more. */
  release(ask: Pick<SlotAsk, 'key' | 'runId'>): void;
  /** @param call tells an owner that its turn has come, and says whether there is still somebody who listens. */
  onTurn(call: (ask: SlotAsk) => Promise<boolean>): void;
};

export type RunSlotsOptions = {
  readonly runsMax: number;
  /** Who was called and does not come within this time loses its turn. */
  readonly turnMs: number;
  readonly nowMs: () => number;
};

type Queue = {
  /** Runs that go on, with their tenants. */
  readonly running: Map<ActorRunId, string>;
  /** Runs that were called and have not come yet, and when. */
  readonly called: Map<ActorRunId, { readonly tenant: string; readonly atMs: number }>;
  /** By tenant, each in the order in which it asked. */
  readonly waiting: Map<string, Map<ActorRunId, SlotAsk>>;
};

export function createRunSlots({ runsMax, turnMs, nowMs }: RunSlotsOptions): RunSlots {
  const queues = new Map<string, Queue>();
  let callOwner: (ask: SlotAsk) => Promise<boolean> = async () => false;

  function queueOf(key: string): Queue {
    const queue = queues.get(key) ?? { running: new Map(), called: new Map(), waiting: new Map() };
    queues.set(key, queue);
    return queue;
  }

  function isFull({ running, called }: Queue): boolean {
    for (const [runId, { atMs }] of called) if (nowMs() - atMs > turnMs) called.delete(runId);
    return running.size + called.size >= runsMax;
  }

  function callNext(queue: Queue): void {
    while (!isFull(queue)) {
      const next = takeNext(queue);
      if (!next) return;
      queue.called.set(next.runId, { tenant: scopeKey(next.scope), atMs: nowMs() });
      void callOwner(next)
        .catch(() => false)
        .then((isHeard) => {
          // Nobody comes any more, for example after a withdrawal: the turn is the next one's.
          if (!isHeard && queue.called.delete(next.runId)) callNext(queue);
        });
    }
  }

  return {
    take(ask) {
      const queue = queueOf(ask.key);
      const { running, called, waiting } = queue;
      if (running.has(ask.runId)) return true;
      const isCalled = called.delete(ask.runId);
      if (isCalled || (waiting.size === 0 && !isFull(queue))) {
        running.set(ask.runId, scopeKey(ask.scope));
        return true;
      }
      const tenant = scopeKey(ask.scope);
      waiting.set(tenant, (waiting.get(tenant) ?? new Map<ActorRunId, SlotAsk>()).set(ask.runId, ask));
      callNext(queue);
      return false;
    },
    note({ key, scope, runId }) {
      queueOf(key).running.set(runId, scopeKey(scope));
    },
    release({ key, runId }) {
      const queue = queueOf(key);
      queue.running.delete(runId);
      queue.called.delete(runId);
      for (const [tenant, asks] of queue.waiting)
        if (asks.delete(runId) && asks.size === 0) queue.waiting.delete(tenant);
      callNext(queue);
    },
    onTurn(call) {
      callOwner = call;
    },
  };
}

/** The run that has waited longest of the tenant with the fewest, taken out of the queue. */
function takeNext({ running, called, waiting }: Queue): SlotAsk | null {
  if (waiting.size === 0) return null;
  const held = new Map<string, number>();
  const count = (tenant: string) => held.set(tenant, (held.get(tenant) ?? 0) + 1);
  for (const tenant of running.values()) count(tenant);
  for (const { tenant } of called.values()) count(tenant);
  let fewest: string | null = null;
  for (const tenant of waiting.keys()) {
    if (fewest === null || (held.get(tenant) ?? 0) < (held.get(fewest) ?? 0)) fewest = tenant;
  }
  const asks = fewest === null ? undefined : waiting.get(fewest);
  const [next] = asks?.values() ?? [];
  if (!asks || !next || fewest === null) return null;
  asks.delete(next.runId);
  if (asks.size === 0) waiting.delete(fewest);
  return next;
}

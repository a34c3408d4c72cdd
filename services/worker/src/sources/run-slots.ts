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
 * the next is one of the tenant that has the fewest, so that a large cohort does not hold up one applicant. Each worker
 * counts the runs that it has to do with: what another one goes on with is forgotten here after a while.
 */
export type RunSlots = {
  /** Whether the run may start now. Who is told no is called when its turn comes, and loses nothing by asking again. */
  take(ask: SlotAsk): boolean;
  /** How many wait for their turn under this key. */
  waiting(key: string): number;
  /** The run goes on, and is looked at again within `forMs`: it counts as long, whether there is room or not. */
  note(ask: SlotAsk, forMs: number): void;
  /** It has ended, or does not want to start any more, under whichever key it was counted. */
  release(runId: ActorRunId): void;
  /** The service has refused one: nobody is called for so long. */
  pause(key: string, forMs: number): void;
  /** @param call tells an owner that its turn has come, and says whether there is still somebody who listens. */
  onTurn(call: (ask: SlotAsk) => Promise<boolean>): void;
};

export type RunSlotsOptions = {
  readonly runsMax: number;
  /** Who was called and does not come within this time is not waited for; who comes later finds room first. */
  readonly turnMs: number;
  readonly nowMs: () => number;
};

type Place = { readonly tenant: string; readonly untilMs: number };

type Queue = {
  /** Runs that go on. */
  readonly running: Map<ActorRunId, Place>;
  /** Runs that were called and have not come yet. */
  readonly called: Map<ActorRunId, Place>;
  /** Runs that were called and did not come in time. */
  readonly late: Set<ActorRunId>;
  /** By tenant, each in the order in which it asked. */
  readonly waiting: Map<string, Map<ActorRunId, SlotAsk>>;
  pausedUntilMs: number;
};

/** Beside the time until the next look. */
const graceMs = 15_000;

export function createRunSlots({ runsMax, turnMs, nowMs }: RunSlotsOptions): RunSlots {
  const queues = new Map<string, Queue>();
  let callOwner: (ask: SlotAsk) => Promise<boolean> = async () => false;

  function queueOf(key: string): Queue {
    const known = queues.get(key);
    if (known) return known;
    const queue = { running: new Map(), called: new Map(), late: new Set<ActorRunId>(), waiting: new Map() };
    queues.set(key, { ...queue, pausedUntilMs: 0 });
    return queueOf(key);
  }

  function hasRoom(queue: Queue): boolean {
    const now = nowMs();
    for (const [runId, { untilMs }] of queue.running) if (untilMs < now) queue.running.delete(runId);
    for (const [runId, { untilMs }] of queue.called) {
      if (untilMs < now && queue.called.delete(runId)) queue.late.add(runId);
    }
    return queue.running.size + queue.called.size < runsMax && queue.pausedUntilMs <= now;
  }

  /** @returns whether the turn has come to `asker`, who is there and need not be called. */
  function callNext(queue: Queue, asker?: ActorRunId): boolean {
    while (queue.waiting.size > 0 && hasRoom(queue)) {
      const next = takeNext(queue);
      if (!next) return false;
      if (next.runId === asker) return true;
      queue.called.set(next.runId, { tenant: scopeKey(next.scope), untilMs: nowMs() + turnMs });
      void callOwner(next)
        .catch(() => false)
        .then((isHeard) => {
          // Nobody comes any more, for example after a withdrawal: the turn is the next one's.
          if (!isHeard && queue.called.delete(next.runId)) callNext(queue);
        });
    }
    return false;
  }

  function count(queue: Queue, { scope, runId }: SlotAsk, forMs: number): void {
    queue.running.set(runId, { tenant: scopeKey(scope), untilMs: nowMs() + forMs + graceMs });
  }

  return {
    take(ask) {
      const queue = queueOf(ask.key);
      const { running, called, late, waiting } = queue;
      const isAhead = called.delete(ask.runId) || (late.has(ask.runId) && hasRoom(queue));
      if (!isAhead && !running.has(ask.runId)) {
        const tenant = scopeKey(ask.scope);
        waiting.set(tenant, (waiting.get(tenant) ?? new Map<ActorRunId, SlotAsk>()).set(ask.runId, ask));
        if (!callNext(queue, ask.runId)) return false;
      }
      late.delete(ask.runId);
      count(queue, ask, turnMs);
      return true;
    },
    waiting: (key) => [...queueOf(key).waiting.values()].reduce((sum, asks) => sum + asks.size, 0),
    note(ask, forMs) {
      count(queueOf(ask.key), ask, forMs);
    },
    release(runId) {
      for (const queue of queues.values()) {
        queue.running.delete(runId);
        queue.called.delete(runId);
        queue.late.delete(runId);
        for (const [tenant, asks] of queue.waiting) {
          if (asks.delete(runId) && asks.size === 0) queue.waiting.delete(tenant);
        }
        callNext(queue);
      }
    },
    pause(key, forMs) {
      queueOf(key).pausedUntilMs = nowMs() + forMs;
    },
    onTurn(call) {
      callOwner = call;
    },
  };
}

/** The run that has waited longest of the tenant with the fewest, taken out of the queue. */
function takeNext({ running, called, waiting }: Queue): SlotAsk | null {
  const held = new Map<string, number>();
  for (const { tenant } of [...running.values(), ...called.values()]) held.set(tenant, (held.get(tenant) ?? 0) + 1);
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

import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '@visaguard/kernel';
import type { JsonObject, MadeUpActor, RunEnd, RunScript } from './actor.ts';
import type { AdHocWebhook } from './webhook-orders.ts';

/** A run that was started. */
export type StartedRun = {
  readonly id: string;
  /** `owner/name`. */
  readonly actor: string;
  readonly input: JsonObject;
  readonly options: {
    readonly build: string;
    readonly timeoutSecs: number;
    readonly maxItems: number | null;
    readonly maxTotalChargeUsd: number | null;
  };
  readonly startedAt: string;
  /** Null while it goes on. */
  readonly end: { readonly status: RunEnd; readonly at: string } | null;
};

export type Run = StartedRun & {
  readonly actorId: string;
  readonly script: RunScript;
  readonly webhooks: readonly AdHocWebhook[];
  looks: number;
  looksAfterEnd: number;
  itemReads: number;
  end: { readonly status: RunEnd; readonly at: string } | null;
};

export type StartRequest = {
  readonly actor: MadeUpActor;
  readonly input: JsonObject;
  readonly query: URLSearchParams;
  readonly webhooks: readonly AdHocWebhook[];
};

export type RunRegister = {
  /** Those that are kept, the oldest first. */
  readonly kept: readonly Run[];
  readonly startedCount: number;
  readonly activeCount: number;
  /** Runs of the very actor, input and limits of one that has not failed: what a caller would pay for twice. */
  readonly duplicateCount: number;
  start(request: StartRequest): Run;
  find(id: string): Run | undefined;
  ofActor(actor: string): readonly Run[];
  /** Nothing where it has ended. */
  abort(run: Run): void;
  /** Whoever looks at a run sees it one step further. */
  look(run: Run): void;
  close(): void;
};

export type RegisterOptions = {
  readonly now: () => Date;
  /** Beyond it the oldest that have ended are forgotten, as Apify forgets runs after some days. */
  readonly runsKept: number;
  readonly onStart: (run: Run) => void;
  readonly onEnd: (run: Run) => void;
};

export function createRunRegister({ now, runsKept, onStart, onEnd }: RegisterOptions): RunRegister {
  let kept: Run[] = [];
  const byId = new Map<string, Run>();
  const alive = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  const counts = { started: 0, active: 0, duplicate: 0 };

  function end(run: Run, status: RunEnd): void {
    if (run.end) return;
    run.end = { status, at: now().toISOString() };
    counts.active -= 1;
    if (status !== 'SUCCEEDED') alive.set(keyOf(run), (alive.get(keyOf(run)) ?? 1) - 1);
    onEnd(run);
  }

  function forget(): void {
    // In steps of a quarter, so that the list is not copied for every run.
    if (kept.length < runsKept * 1.25) return;
    const dropped = new Set(kept.slice(0, kept.length - runsKept).filter((run) => run.end));
    for (const { id } of dropped) byId.delete(id);
    kept = kept.filter((run) => !dropped.has(run));
  }

  function endLater(run: Run, afterMs: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      end(run, run.script.status ?? 'SUCCEEDED');
    }, afterMs);
    timers.add(timer);
  }

  return {
    get kept() {
      return kept;
    },
    get startedCount() {
      return counts.started;
    },
    get activeCount() {
      return counts.active;
    },
    get duplicateCount() {
      return counts.duplicate;
    },
    start(request) {
      counts.started += 1;
      counts.active += 1;
      const run = newRun(`run${counts.started}`, request, now());
      const key = keyOf(run);
      const before = alive.get(key) ?? 0;
      if (before > 0) counts.duplicate += 1;
      alive.set(key, before + 1);
      kept.push(run);
      byId.set(run.id, run);
      forget();
      onStart(run);
      if (run.script.endsAfterMs !== undefined) endLater(run, run.script.endsAfterMs);
      return run;
    },
    find: (id) => byId.get(id),
    ofActor: (actor) => kept.filter((run) => run.actor === actor),
    abort: (run) => end(run, 'ABORTED'),
    look(run) {
      run.looks += 1;
      if (run.end) run.looksAfterEnd += 1;
      else if (run.script.endsAfterMs === undefined && run.looks >= (run.script.looksUntilEnd ?? 1)) {
        end(run, run.script.status ?? 'SUCCEEDED');
      }
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function newRun(id: string, { actor, input, query, webhooks }: StartRequest, at: Date): Run {
  return {
    ...{ id, actor: actor.name, actorId: actor.id, input, webhooks },
    options: {
      build: query.get('build') ?? 'latest',
      timeoutSecs: numberOf(query, 'timeout') ?? 3_600,
      maxItems: numberOf(query, 'maxItems'),
      maxTotalChargeUsd: numberOf(query, 'maxTotalChargeUsd'),
    },
    startedAt: at.toISOString(),
    ...{ script: actor.run(input), looks: 0, looksAfterEnd: 0, itemReads: 0, end: null },
  };
}

function keyOf({ actor, input, options }: Run): string {
  const order: Json = [actor, options.timeoutSecs, options.maxTotalChargeUsd, input];
  return createHash('sha256').update(canonicalJson(order)).digest('base64').slice(0, 22);
}

function numberOf(query: URLSearchParams, key: string): number | null {
  const value = query.get(key);
  return value === null ? null : Number(value);
}

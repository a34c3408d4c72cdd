import type { RunOrder, RunState } from '@visaguard/collection/apify';
import type { ActorRunOrdered } from '@visaguard/domain';
import type { TenantScope } from '@visaguard/kernel';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import type { ProfileReader } from './profiles.ts';

/** A run that is wanted: the same on every attempt. */
export type RunPlan = Omit<ActorRunOrdered['data'], 'actor' | 'build' | 'keyId' | 'orderedAt'> & {
  readonly order: RunOrder;
};

/** Whose run it is, and with what it is asked for. */
export type RunUse = {
  readonly worker: WorkerDependencies;
  readonly scope: TenantScope;
  readonly reader: ProfileReader;
  /** Aborts where this attempt was left behind, or its process was cancelled. */
  readonly signal: AbortSignal;
};

export type EndedRun = {
  readonly end: Extract<RunState, { readonly state: 'ended' }>;
  readonly rows: readonly unknown[];
};

/** How far a run is. Nothing is waited for here: a process comes again after `afterMs`, or when it is woken. */
export type RunStep =
  /** `isUnderWay`: the service has it; else it waits for its turn, or for the service. */
  | { readonly kind: 'wait'; readonly afterMs: number; readonly isUnderWay?: true }
  /** It has just ended: what its rows come to is for the caller to say, and to record with `runEnded`. */
  | { readonly kind: 'rows'; readonly run: EndedRun }
  /** It ended before. */
  | { readonly kind: 'ended'; readonly outcome: string }
  /** It cannot be had now. */
  | { readonly kind: 'unavailable'; readonly code: string };

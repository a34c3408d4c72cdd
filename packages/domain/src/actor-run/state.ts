import type { ActorRunId, Instant } from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { ActorRunEnded, ActorRunEvent, ActorRunOrdered } from './events.ts';

export type ActorRunState =
  | { readonly kind: 'none' }
  /** Nothing runs: it waits, since `since` for this very reason. */
  | { readonly kind: 'postponed'; readonly runId: ActorRunId; readonly code: string; readonly since: Instant }
  /** Perhaps it runs already. */
  | {
      readonly kind: 'ordered';
      readonly order: ActorRunOrdered['data'];
      /** Why it had to wait before, if it had to. */
      readonly waited: { readonly code: string; readonly since: Instant } | null;
    }
  | {
      readonly kind: 'started';
      readonly order: ActorRunOrdered['data'];
      readonly vendorRunId: string;
      readonly datasetId: string;
      readonly startedAt: Instant;
      /** Somebody said that it has ended; once is enough. */
      readonly isReported: boolean;
    }
  | {
      readonly kind: 'ended';
      readonly order: ActorRunOrdered['data'];
      readonly startedAt: Instant;
      readonly end: ActorRunEnded['data'];
    };

/** One run of an actor at the service that reads public profiles, from the order to its end. */
export const actorRun: Aggregate<ActorRunState, ActorRunEvent> = {
  category: 'actor_run',
  initialState: { kind: 'none' },
  evolve(state, event) {
    switch (event.type) {
      case 'actor_run.ordered': {
        return { kind: 'ordered', order: event.data, waited: waitedOf(state) };
      }
      case 'actor_run.postponed': {
        const { runId, code, postponedAt } = event.data;
        const waited = waitedOf(state);
        const since = waited?.code === code ? waited.since : postponedAt;
        return { kind: 'postponed', runId, code, since };
      }
      case 'actor_run.started': {
        if (state.kind !== 'ordered') return state;
        const { vendorRunId, datasetId, startedAt } = event.data;
        return { kind: 'started', order: state.order, vendorRunId, datasetId, startedAt, isReported: false };
      }
      case 'actor_run.reported':
        return state.kind === 'started' ? { ...state, isReported: true } : state;
      case 'actor_run.ended': {
        if (state.kind !== 'started') return state;
        return { kind: 'ended', order: state.order, startedAt: state.startedAt, end: event.data };
      }
    }
  },
};

function waitedOf(state: ActorRunState) {
  if (state.kind === 'postponed') return { code: state.code, since: state.since };
  return state.kind === 'ordered' ? state.waited : null;
}

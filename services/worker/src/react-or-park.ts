import { PersonalDataUnreadable } from '@visaguard/application';
import { UnknownEvent } from '@visaguard/contracts';
import type { StoredEvent } from '@visaguard/event-store';
import { parseScopeKey, pause, scopeKey } from '@visaguard/kernel';
import { isPermanentFailure } from '@visaguard/orchestration';
import { asProjected, type ParkedReaction, type ParkedReactions } from '@visaguard/read-models';
import { type Reactor, react } from './react.ts';

const attemptsMax = 4;
const firstPauseMs = 100;

export type ReactionReport = { readonly eventId: string; readonly type: string };

export type Reactions = {
  readonly reactor: Reactor;
  readonly parked: ParkedReactions;
  /** A reaction that a rule refused for good. */
  readonly onRefused: (refused: ReactionReport & { code: string }) => void;
  /** A reaction that failed several times: set aside, or tried again in vain. */
  readonly onParked: (parked: ReactionReport & { error: unknown }) => void;
  readonly signal: AbortSignal;
};

/**
 * Reacts to one event. What fails is tried a few times and then parked, so that it does not hold up everybody else's.
 * What a newer program wrote is parked at once, until this one is replaced (rule E27).
 * Where it cannot even be parked this throws, and the event comes again: then the database is away, for all of them.
 */
export async function reactOrPark(reactions: Reactions, event: StoredEvent): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const failure = await tryReaction(reactions, event);
    if (failure === null) return;
    const { error } = failure;
    if (reactions.signal.aborted) throw error;
    if (attempt === attemptsMax || error instanceof UnknownEvent) {
      return park(reactions, event, { attempts: attempt, error });
    }
    await pause(firstPauseMs * 2 ** (attempt - 1), reactions.signal);
  }
}

/**
 * Tries what is parked once more. One by one and in any order: every reaction looks at how things stand, not at what the
 * event says of them.
 */
export async function retryParked(reactions: Reactions): Promise<void> {
  for (const parked of await reactions.parked.all()) {
    if (reactions.signal.aborted) return;
    const failure = await retry(reactions, parked);
    if (failure === null) await reactions.parked.release(parked);
    else await parkAgain(reactions, parked, { attempts: 1, error: failure.error });
  }
}

/** Its stream may hold what a newer program wrote: then it stays parked, and holds up no other. */
async function retry(reactions: Reactions, parked: ParkedReaction): Promise<Failure | null> {
  const loaded = await parkedEvent(reactions, parked).catch((error: unknown) => ({ error }));
  return 'error' in loaded ? loaded : tryReaction(reactions, loaded);
}

type Failure = { readonly error: unknown };

/** @returns null when it is done, or refused for good: trying again would not help, so it is told and passed over. */
async function tryReaction(reactions: Reactions, event: StoredEvent): Promise<Failure | null> {
  try {
    await react(reactions.reactor, asProjected(event));
    return null;
  } catch (error) {
    const code = finalCode(error);
    if (code === null) return { error };
    reactions.onRefused({ eventId: event.eventId, type: event.type, code });
    return null;
  }
}

type Failed = { readonly attempts: number; readonly error: unknown };

function park(reactions: Reactions, { eventId, streamId, type, scope }: StoredEvent, failed: Failed): Promise<void> {
  return parkAgain(reactions, { tenantScope: scopeKey(scope), eventId, streamId, type }, failed);
}

type Parked = Pick<ParkedReaction, 'tenantScope' | 'eventId' | 'streamId' | 'type'>;

async function parkAgain({ parked, onParked }: Reactions, reaction: Parked, { attempts, error }: Failed) {
  const { tenantScope, eventId, streamId, type } = reaction;
  const name = error instanceof Error ? error.name : typeof error;
  await parked.park({ tenantScope, eventId, streamId, type, error: name, attempts });
  onParked({ eventId, type, error });
}

async function parkedEvent({ reactor }: Reactions, parked: ParkedReaction): Promise<StoredEvent> {
  const { events } = await reactor.worker.app.events.load(parseScopeKey(parked.tenantScope), parked.streamId);
  const stored = events.find(({ eventId }) => eventId === parked.eventId);
  if (!stored) throw new Error(`the parked event ${parked.eventId} is not in its stream`);
  return stored;
}

function finalCode(error: unknown): string | null {
  if (isPermanentFailure(error)) return error.code;
  return error instanceof PersonalDataUnreadable ? 'personal_data_unreadable' : null;
}

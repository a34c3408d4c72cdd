import { PersonalDataUnreadable } from '@visaguard/application';
import { parseScopeKey, pause, scopeKey } from '@visaguard/kernel';
import { isPermanentFailure } from '@visaguard/orchestration';
import { asProjected, type ParkedReaction, type ParkedReactions, type ProjectedEvent } from '@visaguard/read-models';
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
 * Where it cannot even be parked this throws, and the event comes again: then the database is away, for all of them.
 */
export async function reactOrPark(reactions: Reactions, event: ProjectedEvent): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const failure = await tryReaction(reactions, event);
    if (failure === null) return;
    if (reactions.signal.aborted) throw failure.error;
    if (attempt === attemptsMax) return park(reactions, event, { attempts: attempt, error: failure.error });
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
    const event = await parkedEvent(reactions, parked);
    const failure = await tryReaction(reactions, event);
    if (failure === null) await reactions.parked.release(parked);
    else await park(reactions, event, { attempts: 1, error: failure.error });
  }
}

/** @returns null when it is done, or refused for good: trying again would not help, so it is told and passed over. */
async function tryReaction(reactions: Reactions, event: ProjectedEvent): Promise<{ error: unknown } | null> {
  try {
    await react(reactions.reactor, event);
    return null;
  } catch (error) {
    const code = finalCode(error);
    if (code === null) return { error };
    reactions.onRefused({ eventId: event.eventId, type: event.type, code });
    return null;
  }
}

type Failed = { readonly attempts: number; readonly error: unknown };

async function park({ parked, onParked }: Reactions, event: ProjectedEvent, { attempts, error }: Failed) {
  const { eventId, streamId, type, scope } = event;
  const name = error instanceof Error ? error.name : typeof error;
  await parked.park({ tenantScope: scopeKey(scope), eventId, streamId, type, error: name, attempts });
  onParked({ eventId, type, error });
}

async function parkedEvent({ reactor }: Reactions, parked: ParkedReaction): Promise<ProjectedEvent> {
  const { events } = await reactor.worker.app.events.load(parseScopeKey(parked.tenantScope), parked.streamId);
  const stored = events.find(({ eventId }) => eventId === parked.eventId);
  if (!stored) throw new Error(`the parked event ${parked.eventId} is not in its stream`);
  return asProjected(stored);
}

function finalCode(error: unknown): string | null {
  if (isPermanentFailure(error)) return error.code;
  return error instanceof PersonalDataUnreadable ? 'personal_data_unreadable' : null;
}

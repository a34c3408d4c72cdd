import type { Aggregate, DomainEvent } from '@visaguard/domain';
import type { TenantScope } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Loaded } from './execute.ts';
import { holdsPersonal, openEvents } from './sealing.ts';

/** An aggregate as its events say now. For processes; requests that only read go to the read models. */
export async function loadState<State, Event extends DomainEvent<string, object>>(
  app: Pick<Application, 'events' | 'vault' | 'states'>,
  scope: TenantScope,
  on: { readonly aggregate: Aggregate<State, Event>; readonly streamId: string },
): Promise<Loaded<State>> {
  const { aggregate, streamId } = on;
  const known = app.states.recall(scope, streamId);
  const { events, after, version } = await app.events.load(scope, streamId, { known });
  // A stream is of one category, which is of one aggregate: what is kept of it is a state of that aggregate.
  const past = known && after === known.version ? (known.state as State) : aggregate.initialState;
  const opened = await openEvents(app, events);
  // What the store holds was validated against the event's contract before it was appended.
  const state = opened.reduce((before, event) => aggregate.evolve(before, event as Event), past);
  const newest = events.at(-1);
  // Personal content is never kept: whether it can still be read is for the vault to say, every time.
  if (newest && !events.some(holdsPersonal)) {
    app.states.keep(scope, streamId, { version, eventId: newest.eventId, state });
  }
  return { streamId, category: aggregate.category, state, version };
}

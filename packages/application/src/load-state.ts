import type { Aggregate, DomainEvent } from '@visaguard/domain';
import type { TenantScope } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Loaded } from './execute.ts';
import { openEvents } from './sealing.ts';

/** An aggregate as its events say now. For processes; requests that only read go to the read models. */
export async function loadState<State, Event extends DomainEvent<string, object>>(
  app: Pick<Application, 'events' | 'vault'>,
  scope: TenantScope,
  on: { readonly aggregate: Aggregate<State, Event>; readonly streamId: string },
): Promise<Loaded<State>> {
  const { aggregate, streamId } = on;
  const { events, version } = await app.events.load(scope, streamId);
  const opened = await openEvents(app, events);
  // What the store holds was validated against the event's contract before it was appended.
  const state = opened.reduce((past, event) => aggregate.evolve(past, event as Event), aggregate.initialState);
  return { streamId, category: aggregate.category, state, version };
}

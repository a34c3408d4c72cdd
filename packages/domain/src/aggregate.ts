import type { Refusal, Result } from '@visaguard/kernel';

/**
 * A fact that has happened. `type` is its name on the wire (`cohort.created`), `data` holds ids, counts and
 * choices. Personal content stands in `data.personal` alone, and is sealed before it leaves the process.
 */
export type DomainEvent<Type extends string, Data> = { readonly type: Type; readonly data: Data };

/** Personal content of an event: what was said, or null once the person's key is destroyed. */
export type Personal<Content> = Content | null;

/** What a command comes to: the events to append, or the rule that refused it. */
export type Decision<Event> = Result<readonly Event[], Refusal>;

/** How one aggregate is rebuilt from its events. */
export type Aggregate<State, Event> = {
  /** Stream category: decides the topic, never the event type. */
  readonly category: string;
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
};

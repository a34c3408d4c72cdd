import type { Aggregate, Decision, DomainEvent } from '../aggregate.ts';

/** Given what has happened, when something is asked: what follows. */
export function given<State, Event extends DomainEvent<string, object>>(
  aggregate: Aggregate<State, Event>,
  ...events: readonly Event[]
) {
  const evolve = (past: State, event: Event) => frozen(aggregate.evolve(past, event));
  const state = events.reduce(evolve, aggregate.initialState);
  return {
    state,
    when: <Command>(decide: (state: State, command: Command) => Decision<Event>, command: Command) =>
      decide(state, command),
    /** The state after the decision's events, for commands that must be accepted. */
    after: <Command>(decide: (state: State, command: Command) => Decision<Event>, command: Command) => {
      const decision = decide(state, command);
      if (!decision.ok) throw new Error(`refused: ${decision.error.code}`);
      return given(aggregate, ...events, ...decision.value);
    },
  };
}

/** A state that throws where it is changed: others go on from the same one. */
function frozen<State>(state: State): State {
  if (typeof state !== 'object' || state === null || Object.isFrozen(state)) return state;
  Object.freeze(state);
  for (const member of Object.values(state)) frozen(member);
  return state;
}

/** A refusal as a spec asserts it: by its code, and by its rule where one is named. */
export function refused(code: string, rule?: string) {
  return { ok: false, error: rule === undefined ? { code } : { code, rule } };
}

/** A made-up id of the right form: the same number gives the same id. */
export function idOf<Prefix extends string>(prefix: Prefix, number: number): `${Prefix}_${string}` {
  return `${prefix}_${String(number).padStart(26, '0')}`;
}

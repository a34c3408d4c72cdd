import type { Aggregate, DomainEvent } from '@visaguard/domain';
import type { AppendOutcome, EarlierResult, ExpectedVersion } from '@visaguard/event-store';
import { type Json, ok, type Refusal, type Result, refuse } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { loadState } from './load-state.ts';
import { type AnyEvent, sealEvents } from './sealing.ts';

/** An aggregate as a plan found it. */
export type Loaded<State> = {
  readonly streamId: string;
  readonly category: string;
  readonly state: State;
  /** 0 where the stream does not exist. */
  readonly version: number;
};

/** What a plan may look at. Everything it loads is what it decides on. */
export type Reader = {
  load<State, Event extends DomainEvent<string, object>>(
    aggregate: Aggregate<State, Event>,
    streamId: string,
  ): Promise<Loaded<State>>;
  /** An aggregate that must not exist yet: costs no round trip, the store refuses if it does. */
  fresh<State, Event extends DomainEvent<string, object>>(
    aggregate: Aggregate<State, Event>,
    streamId: string,
  ): Loaded<State>;
};

export type Change = { readonly on: Loaded<unknown>; readonly events: readonly AnyEvent[] };

/** Changes to one or more aggregates, all or none, and what the caller is told. */
export type Plan = {
  readonly changes: readonly Change[];
  /** What else was decided on and must still be so at the moment of appending, for example a consent. */
  readonly asSeen?: readonly Loaded<unknown>[];
  readonly reply?: Json;
};

const attemptsMax = 5;

/**
 * The one command path: lets `plan` load and decide, seals, and appends everything in one transaction. Beside the first
 * load it looks whether the command was carried out already: an earlier outcome wins over what would be decided now. A
 * plan that loads nothing leaves that to the append, which answers a repeat with the first outcome. Where another writer
 * came first the plan is made anew.
 */
export async function execute(
  app: Application,
  command: Command,
  plan: (reader: Reader) => Promise<Result<Plan, Refusal>>,
): Promise<CommandOutcome> {
  let look: Promise<EarlierResult | null> | null = null;
  const reader = readerOf(app, command, () => {
    if (look || command.unrepeatable) return;
    look = app.events.findCommand(command.scope, command.commandId);
    // A plan that throws is not followed by anybody who waits for it.
    look.catch(() => undefined);
  });
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const planned = await plan(reader);
    const earlier = attempt === 1 ? await look : null;
    if (earlier) return replayOf(earlier, command);
    const decided = planned.ok ? asExpected(command, planned.value) : planned;
    if (!decided.ok) {
      // The same command may have been carried out between the look and the plan, which then met its own work.
      const meanwhile = await app.events.findCommand(command.scope, command.commandId);
      return meanwhile ? replayOf(meanwhile, command) : { kind: 'refused', refusal: decided.error };
    }
    const outcome = await append(app, command, decided.value);
    if (outcome.kind === 'appended' || outcome.kind === 'repeated') {
      return {
        kind: 'done',
        positions: outcome.positions,
        reply: outcome.reply,
        replayed: outcome.kind === 'repeated',
      };
    }
    if (outcome.kind === 'command_reused') return { kind: 'command_reused' };
    if (outcome.kind === 'stream_closed') {
      const closed = refuse('stream_closed', 'This record is closed and takes no changes.');
      return { kind: 'refused', refusal: closed.error };
    }
  }
  const busy = refuse('too_much_contention', 'Others keep changing the same record. Try again.');
  return { kind: 'refused', refusal: busy.error };
}

function readerOf(app: Application, command: Command, onLoad: () => void): Reader {
  return {
    load(aggregate, streamId) {
      onLoad();
      return loadState(app, command.scope, { aggregate, streamId });
    },
    fresh(aggregate, streamId) {
      return { streamId, category: aggregate.category, state: aggregate.initialState, version: 0 };
    },
  };
}

function replayOf(earlier: EarlierResult, command: Command): CommandOutcome {
  if (earlier.bodyHash !== command.bodyHash) return { kind: 'command_reused' };
  return { kind: 'done', positions: earlier.positions, reply: earlier.reply, replayed: true };
}

/** Where the caller named a version. A repeat is not asked: it brings the version from before the first run. */
function asExpected({ expects }: Command, plan: Plan): Result<Plan, Refusal> {
  const stale = plan.changes.some(({ on }) => on.streamId === expects?.streamId && on.version !== expects.version);
  return stale ? refuse('precondition_failed', 'The object has changed since. Read it again.') : ok(plan);
}

async function append(app: Application, command: Command, plan: Plan): Promise<AppendOutcome> {
  const changes = plan.changes.filter((change) => change.events.length > 0);
  const streams = await Promise.all(
    changes.map(async ({ on, events }) => ({
      streamId: on.streamId,
      category: on.category,
      expected: expectedOf(on),
      events: await sealEvents(app, command, { streamId: on.streamId, events }),
    })),
  );
  // A stream without events has its version checked all the same.
  const unchanged = (plan.asSeen ?? []).map((on) => {
    return { streamId: on.streamId, category: on.category, expected: expectedOf(on), events: [] };
  });
  const { scope, commandId, bodyHash } = command;
  const reply = plan.reply ?? null;
  return app.events.append({ scope, commandId, bodyHash, reply, streams: [...streams, ...unchanged] });
}

function expectedOf(on: Loaded<unknown>): ExpectedVersion {
  return on.version === 0 ? 'no_stream' : { exact: on.version };
}

import type { TenantScope } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { type AppendOutcome, type AppendRequest, appendEvents } from './append.ts';
import { type EarlierResult, findCommand, type LoadedStream, loadStream } from './load.ts';
import { createUpcaster, type Upcast } from './upcast.ts';

export type EventStore = {
  /** Appends the events of one command, over all its streams or not at all. Safe to repeat. */
  append(request: AppendRequest): Promise<AppendOutcome>;
  /** The events of a stream in order, in their newest shape, and the earlier result of `commandId` if given. */
  load(scope: TenantScope, streamId: string, commandId?: string): Promise<LoadedStream>;
  findCommand(scope: TenantScope, commandId: string): Promise<EarlierResult | null>;
};

export type EventStoreOptions = {
  /** A pool of role `vg_writer`. */
  writer: Pool;
  /** Called after each append that stored something, to wake subscriptions in this process. */
  onAppended?: () => void;
  upcast?: Upcast;
};

export function createEventStore({ writer, onAppended, upcast = createUpcaster([]) }: EventStoreOptions): EventStore {
  return {
    async append(request) {
      const outcome = await appendEvents(writer, request);
      if (outcome.kind === 'appended') onAppended?.();
      return outcome;
    },
    async load(scope, streamId, commandId) {
      const loaded = await loadStream(writer, { scope, streamId, commandId: commandId ?? null });
      return { ...loaded, events: loaded.events.map(upcast) };
    },
    findCommand: (scope, commandId) => findCommand(writer, scope, commandId),
  };
}

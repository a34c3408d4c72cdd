import { catalogueForms, currentForm, type EventForms } from '@visaguard/contracts';
import type { TenantScope } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import type { AppendOutcome, AppendRequest } from './append.ts';
import { groupCommit } from './group-commit.ts';
import { type EarlierResult, findCommand, type KnownEvent, type LoadedStream, loadStream } from './load.ts';

export type EventStore = {
  /** Appends the events of one command, over all its streams or not at all. Safe to repeat. */
  append(request: AppendRequest): Promise<AppendOutcome>;
  /**
   * The events of a stream in order, in their current form, and the earlier result of `commandId` if given. Only those
   * after the `known` event, where the stream still has that event at that version.
   * @throws UnknownEvent where a newer program has written to the stream: nothing is decided on a part of it.
   */
  load(scope: TenantScope, streamId: string, options?: LoadOptions): Promise<LoadedStream>;
  findCommand(scope: TenantScope, commandId: string): Promise<EarlierResult | null>;
};

export type LoadOptions = { readonly commandId?: string; readonly known?: KnownEvent | undefined };

export type EventStoreOptions = {
  /** A pool of role `vg_writer`. */
  writer: Pool;
  /** Called after each append that stored something, to wake subscriptions in this process. */
  onAppended?: () => void;
  /** The catalogue's; others in tests. */
  forms?: EventForms;
};

export function createEventStore({ writer, onAppended, forms = catalogueForms }: EventStoreOptions): EventStore {
  const append = groupCommit(writer);
  return {
    async append(request) {
      const outcome = await append(request);
      if (outcome.kind === 'appended') onAppended?.();
      return outcome;
    },
    async load(scope, streamId, { commandId = null, known } = {}) {
      const loaded = await loadStream(writer, { scope, streamId, commandId, known });
      return { ...loaded, events: loaded.events.map((event) => currentForm(forms, event)) };
    },
    findCommand: (scope, commandId) => findCommand(writer, scope, commandId),
  };
}

import { catalogueForms, currentForm } from '@visaguard/contracts';
import type { EventType, VisaGuardEvent } from '@visaguard/domain';
import type { StoredEvent } from '@visaguard/event-store';
import type { Envelope } from '@visaguard/vault';

type ProjectedData<Data> = Omit<Data, 'personal'> & ('personal' extends keyof Data ? { personal?: Envelope } : unknown);

/** A stored event as projections see it: personal parts stay sealed, projections need no keys. */
export type ProjectedEvent = {
  [Type in EventType]: Omit<StoredEvent, 'type' | 'data'> & {
    readonly type: Type;
    readonly data: ProjectedData<Extract<VisaGuardEvent, { readonly type: Type }>['data']>;
  };
}[EventType];

/**
 * The event as this program may look into it. One that was set aside before this program's time comes in an older form.
 * @throws UnknownEvent for one that a newer program wrote (rule E27).
 */
export function asProjected(event: StoredEvent): ProjectedEvent {
  // What the store holds was validated against its contract when it was appended.
  return currentForm(catalogueForms, event) as StoredEvent & ProjectedEvent;
}

/** Sealed personal data as a read model keeps it: the envelope, and the place that it decrypts in. */
export type SealedPersonal = { readonly stream: string; readonly event: string; readonly envelope: Envelope };

export function sealedPersonal(event: ProjectedEvent): SealedPersonal | null {
  const envelope = 'personal' in event.data ? event.data.personal : undefined;
  return envelope ? { stream: event.streamId, event: event.eventId, envelope } : null;
}

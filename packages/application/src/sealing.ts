import { currentContract, type EventContract } from '@visaguard/contracts';
import type { DomainEvent } from '@visaguard/domain';
import type { NewEvent, StoredEvent } from '@visaguard/event-store';
import { type EventId, type Json, mintId, type TenantScope } from '@visaguard/kernel';
import { type Envelope, isEnvelope } from '@visaguard/vault';
import type { Application } from './application.ts';
import type { Command } from './command.ts';

export type AnyEvent = DomainEvent<string, object>;

type Members = Readonly<Record<string, unknown>>;

/** Checks events against their contracts and seals what is personal, before anything leaves the process. */
export async function sealEvents(
  app: Application,
  command: Command,
  stream: { readonly streamId: string; readonly events: readonly AnyEvent[] },
): Promise<NewEvent[]> {
  const sealed: NewEvent[] = [];
  for (const event of stream.events) {
    const contract = currentContract(event.type);
    const eventId = mintId('event', app.clock, app.random);
    const data = await sealData(app, { scope: command.scope, streamId: stream.streamId, eventId, contract }, event);
    const { actor, at, correlationId } = command;
    const meta = correlationId === undefined ? { actor, at } : { actor, at, correlationId };
    sealed.push({ eventId, type: event.type, schemaVersion: contract.schemaVersion, data, meta });
  }
  return sealed;
}

type Place = { scope: TenantScope; streamId: string; eventId: EventId; contract: EventContract };

async function sealData(app: Application, place: Place, event: AnyEvent): Promise<Json> {
  const { personal, ...clear } = event.data as Members;
  const data = place.contract.data.parse(clear) as { [member: string]: Json };
  const sealedPart = place.contract.personal;
  if (!sealedPart || personal === null || personal === undefined) return data;
  const subject = data[sealedPart.subject];
  if (typeof subject !== 'string') throw new Error(`${event.type} does not name whose personal data it holds`);
  const value = sealedPart.schema.parse(personal) as Json;
  const prepared = await app.vault.prepareSubject(place.scope, subject);
  if (!prepared.ok) throw new SubjectErased(subject);
  const context = { scope: place.scope, stream: place.streamId, event: place.eventId, subject, field: 'personal' };
  return { ...data, personal: await app.vault.sealJson(context, value) };
}

/** The person's key is destroyed: nothing more is ever written about them. */
export class SubjectErased extends Error {
  constructor(subject: string) {
    super(`the key of ${subject} is destroyed`);
    this.name = 'SubjectErased';
  }
}

/** Never to be taken for "erased": somebody has to look at it, and trying again changes nothing. */
export class PersonalDataUnreadable extends Error {
  constructor(eventId: string, reason: string) {
    super(`event ${eventId} holds personal data that does not decrypt: ${reason}`);
    this.name = 'PersonalDataUnreadable';
  }
}

/**
 * Stored events as the domain sees them: `personal` in clear, or null once the person is erased.
 * @throws PersonalDataUnreadable when a value does not decrypt though nobody was erased: tampering or a bug.
 */
export async function openEvents(app: Pick<Application, 'vault'>, stored: readonly StoredEvent[]): Promise<AnyEvent[]> {
  const envelopes = stored.flatMap((event) => {
    const envelope = envelopeOf(event);
    return envelope ? [{ context: sealContextOf(event, envelope), envelope }] : [];
  });
  const opened = envelopes.length > 0 ? await app.vault.openMany(envelopes) : [];
  let next = 0;
  return stored.map((event) => {
    const data = event.data as Members;
    if (!envelopeOf(event)) return { type: event.type, data };
    const value = opened[next++];
    if (!value || value.status === 'unreadable') {
      throw new PersonalDataUnreadable(event.eventId, value?.reason ?? 'no answer');
    }
    return { type: event.type, data: { ...data, personal: value.status === 'clear' ? value.value : null } };
  });
}

export function holdsPersonal(event: StoredEvent): boolean {
  return envelopeOf(event) !== null;
}

function envelopeOf(event: StoredEvent): Envelope | null {
  const personal = (event.data as { readonly [member: string]: Json })['personal'];
  return isEnvelope(personal) ? personal : null;
}

function sealContextOf(event: StoredEvent, envelope: Envelope) {
  const { scope, streamId, eventId } = event;
  return { scope, stream: streamId, event: eventId, subject: envelope.subject, field: 'personal' };
}

import type { Json } from '@visaguard/kernel';
import { eventCatalogue } from './event-catalogue.ts';
import { type ClearData, type UpcastStep, upcastSteps } from './upcast-steps.ts';

type Form = { readonly type: string; readonly schemaVersion: number };
type EventInForm = Form & { readonly data: Json };

/** The forms of events that a program knows. */
export type EventForms = {
  /**
   * An event in its current form, step by step. One of a type or version that is not known passes as it is: whoever
   * follows events sets it aside as it was received (rule E27).
   */
  readonly upcast: <Event extends EventInForm>(event: Event) => Event;
  /** Whether an event is in its current form, and so may be looked into. */
  readonly isCurrent: (form: Form) => boolean;
};

/** A newer program wrote the event: this one does not know its type or version and must not guess (rule E27). */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}

/**
 * @param known every form that was ever written: of each type versions 1 to n, and n is current.
 * @throws where a version is missing, or a step: at the start of a program, before it reads anything.
 */
export function eventForms(known: readonly Form[], steps: readonly UpcastStep[]): EventForms {
  const current = currentVersions(known);
  refuseBrokenChains(current, steps);
  const stepsOf = Map.groupBy(steps, ({ type }) => type);
  return {
    isCurrent: ({ type, schemaVersion }) => current.get(type) === schemaVersion,
    upcast(event) {
      let { schemaVersion, data } = event;
      const ofType = stepsOf.get(event.type) ?? [];
      for (;;) {
        const step = ofType.find(({ from }) => from === schemaVersion);
        if (!step) return schemaVersion === event.schemaVersion ? event : { ...event, schemaVersion, data };
        data = besideSealed(step, data);
        schemaVersion += 1;
      }
    },
  };
}

/** What all our programs read by. */
export const catalogueForms: EventForms = eventForms(eventCatalogue, upcastSteps);

/** An event in its current form. @throws UnknownEvent for one that a newer program wrote. */
export function currentForm<Event extends EventInForm>(forms: EventForms, stored: Event): Event {
  const event = forms.upcast(stored);
  if (!forms.isCurrent(event)) throw new UnknownEvent(`${nameOf(event.type, event.schemaVersion)} is not known here`);
  return event;
}

/** The member of an event's data that holds what is sealed. */
const sealedMember = 'personal';

function besideSealed({ up }: UpcastStep, data: Json): Json {
  const { [sealedMember]: sealed, ...clear } = data as ClearData;
  return sealed === undefined ? up(clear) : { ...up(clear), [sealedMember]: sealed };
}

function currentVersions(known: readonly Form[]): ReadonlyMap<string, number> {
  const current = new Map<string, number>();
  for (const [type, forms] of Map.groupBy(known, (form) => form.type)) {
    const versions = forms.map(({ schemaVersion }) => schemaVersion).sort((a, b) => a - b);
    if (versions.some((version, at) => version !== at + 1)) {
      throw new Error(`${type} is known in versions ${versions.join(', ')}`);
    }
    current.set(type, versions.length);
  }
  return current;
}

function refuseBrokenChains(current: ReadonlyMap<string, number>, steps: readonly UpcastStep[]): void {
  const present = new Set<string>();
  for (const { type, from } of steps) {
    const name = nameOf(type, from);
    if (present.has(name)) throw new Error(`two upcast steps from ${name}`);
    if (from < 1 || from >= (current.get(type) ?? 0)) throw new Error(`the upcast step from ${name} leads nowhere`);
    present.add(name);
  }
  for (const [type, newest] of current) {
    for (let version = 1; version < newest; version++) {
      if (!present.has(nameOf(type, version))) throw new Error(`there is no upcast step from ${nameOf(type, version)}`);
    }
  }
}

function nameOf(type: string, version: number): string {
  return `${type} version ${version}`;
}

import { type EventForm, eventCatalogue, eventForm } from '@visaguard/contracts';

/** The form of every event as JSON Schema, in one file: a change of a shipped version shows in review at once. */
export function eventForms(): string {
  const forms = eventCatalogue.map(eventForm).sort(byTypeAndVersion);
  return `${JSON.stringify(forms, null, 2)}\n`;
}

function byTypeAndVersion(a: EventForm, b: EventForm): number {
  if (a.type !== b.type) return a.type < b.type ? -1 : 1;
  return a.schemaVersion - b.schemaVersion;
}

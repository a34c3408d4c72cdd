import { eventCatalogue, eventForm } from '@visaguard/contracts';

/** The form of every event as JSON Schema, in one file: a change of a shipped version shows in review at once. */
export function eventForms(): string {
  const forms = eventCatalogue.map(eventForm).sort((a, b) => (a.type < b.type ? -1 : 1));
  return `${JSON.stringify(forms, null, 2)}\n`;
}

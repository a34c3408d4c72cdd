/** What is compared of the published form of one version of an event. */
export type PublishedEvent = { readonly type: string; readonly schemaVersion: number; readonly category: string };

/**
 * Versions of events that are not what they were, one sentence each. A released version is in somebody's store and never
 * changes: another form is another version beside it. Both lists were written by the same generator.
 */
export function changedEvents(before: readonly PublishedEvent[], after: readonly PublishedEvent[]): string[] {
  const current = new Map(after.map((form) => [nameOf(form), JSON.stringify(form)]));
  return before.flatMap((form) => {
    const now = current.get(nameOf(form));
    if (now === undefined) return [`${nameOf(form)} is gone`];
    return now === JSON.stringify(form) ? [] : [`${nameOf(form)} has another form`];
  });
}

function nameOf({ type, schemaVersion }: PublishedEvent): string {
  return `${type} v${schemaVersion}`;
}

/**
 * What a span may say, and nothing else: ids of the house, names of operations, counts. Traces leave for a collector
 * that is not ours, so the list is closed; ciphertext and clear text of persons have no place on it.
 */
export const attributeNames = [
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'messaging.batch.message_count',
  'messaging.operation.type',
  'visaguard.attempt',
  'visaguard.count',
  'visaguard.event_id',
  'visaguard.lane',
  'visaguard.mode',
  'visaguard.outcome',
  'visaguard.problem',
  'visaguard.process_id',
  'visaguard.request_id',
  'visaguard.tenant_id',
] as const;

export type AttributeName = (typeof attributeNames)[number];
export type SpanAttributes = { readonly [Name in AttributeName]?: string | number | boolean };

const names: ReadonlySet<string> = new Set(attributeNames);

/** A name, an id, a route: one word without `@` and spaces. A sentence or a mail address has no such form. */
const valueForm = /^[A-Za-z0-9_.:/{}-]{1,128}$/;
const nameForm = /^[A-Za-z0-9_.:/{} -]{1,96}$/;

/** The attributes that are on the list and hold a name, an id or a number. Others are left out. */
export function allowedAttributes(attributes: SpanAttributes): Record<string, string | number | boolean> {
  const allowed = Object.entries(attributes).filter(
    ([name, value]) => names.has(name) && (typeof value !== 'string' || valueForm.test(value)),
  );
  return Object.fromEntries(allowed);
}

/** The name of a span, or `unnamed` where it does not have the form of one. */
export function spanName(name: string): string {
  return nameForm.test(name) ? name : 'unnamed';
}

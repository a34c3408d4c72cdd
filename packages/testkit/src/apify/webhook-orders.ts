/** What is called when a run ends, as it stands in the query of the run's start. */
export type AdHocWebhook = {
  readonly eventTypes: readonly string[];
  readonly requestUrl: string;
  readonly payloadTemplate?: string;
  readonly headersTemplate?: string;
  readonly idempotencyKey?: string;
};

const eventTypes = new Set(
  ['CREATED', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'RESURRECTED'].map((end) => `ACTOR.RUN.${end}`),
);
const texts = ['requestUrl', 'payloadTemplate', 'headersTemplate', 'idempotencyKey'];

/** @returns the webhooks, or the sentence that says why they are refused: the base64 of a JSON list of objects. */
export function readWebhooks(base64: string | null): readonly AdHocWebhook[] | string {
  if (base64 === null) return [];
  let list: unknown;
  try {
    list = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
  } catch {
    return 'webhooks is not the base64 of JSON';
  }
  if (!Array.isArray(list)) return 'webhooks is no list';
  for (const webhook of list) {
    const fault = faultOf(webhook);
    if (fault) return fault;
  }
  return list;
}

function faultOf(webhook: unknown): string | null {
  if (typeof webhook !== 'object' || webhook === null) return 'a webhook is no object';
  const { eventTypes: types, ...rest } = webhook as { readonly [key: string]: unknown };
  if (!Array.isArray(types) || types.length === 0 || !types.every((type) => eventTypes.has(type))) {
    return 'a webhook has event types that are not known';
  }
  const stray = Object.entries(rest).find(([key, value]) => !texts.includes(key) || typeof value !== 'string');
  if (stray) return `a webhook has a ${stray[0]} that is not known`;
  const url = URL.parse(String(rest['requestUrl']));
  return url && /^https?:$/.test(url.protocol) ? null : 'a webhook has no address';
}

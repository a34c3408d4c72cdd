import type { JsonObject } from './actor.ts';
import type { Run } from './runs.ts';
import type { AdHocWebhook } from './webhook-orders.ts';

/**
 * How webhooks are sent. `twice`: each comes twice. `late`: when they are released. `never`: not at all. `forged`:
 * before the end somebody else sends one that claims it, for this run and for one that is not there.
 */
export type WebhookMode = 'once' | 'twice' | 'late' | 'never' | 'forged';

export type SentWebhook = {
  readonly url: string;
  readonly body: string;
  /** Null: nobody was there. */
  readonly status: number | null;
};

export type WebhookSender = {
  use(mode: WebhookMode): void;
  started(run: Run): void;
  ended(run: Run, resource: JsonObject): void;
  /** Sends what is late. @returns when it was answered. */
  release(): Promise<void>;
  close(): void;
};

export type SenderOptions = {
  readonly mode: WebhookMode;
  /** Asked for each run; null: as told. What is late by chance comes a second after the end. */
  readonly byChance: (() => WebhookMode | null) | null;
  readonly note: (sent: SentWebhook) => void;
};

const lateMs = 1_000;
const keysKept = 10_000;

type Call = { readonly webhook: AdHocWebhook; readonly body: string };

/** Unsigned, as Apify's are. What is answered with another status than 2xx is not sent again. */
export function createWebhookSender({ mode: first, byChance, note }: SenderOptions): WebhookSender {
  let usual = first;
  const modes = new WeakMap<Run, WebhookMode>();
  const late: Call[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const keys = new Set<string>();

  /** Of two webhooks with one key the service keeps the first. */
  function isKnown({ idempotencyKey }: AdHocWebhook): boolean {
    if (idempotencyKey === undefined) return false;
    if (keys.has(idempotencyKey)) return true;
    keys.add(idempotencyKey);
    const [oldest] = keys;
    if (keys.size > keysKept && oldest !== undefined) keys.delete(oldest);
    return false;
  }

  async function send({ webhook, body }: Call): Promise<void> {
    const { requestUrl: url } = webhook;
    const headers = {
      'content-type': 'application/json',
      'x-apify-webhook': 'made-up',
      'x-apify-request-origin': 'API',
    };
    try {
      const answer = await fetch(url, { method: 'POST', headers, body });
      await answer.body?.cancel();
      note({ url, body, status: answer.status });
    } catch {
      note({ url, body, status: null });
    }
  }

  function delay(call: Call): void {
    if (!byChance) {
      late.push(call);
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      void send(call);
    }, lateMs);
    timers.add(timer);
  }

  return {
    use(next) {
      usual = next;
    },
    started(run) {
      const mode = byChance?.() ?? usual;
      modes.set(run, mode);
      if (mode !== 'forged') return;
      for (const webhook of run.webhooks) {
        for (const id of [run.id, 'forged']) {
          void send({ webhook, body: bodyOf(webhook, 'ACTOR.RUN.SUCCEEDED', { id, actId: run.actorId }) });
        }
      }
    },
    ended(run, resource) {
      const mode = modes.get(run) ?? usual;
      const type = `ACTOR.RUN.${String(run.end?.status).replace('-', '_')}`;
      for (const webhook of run.webhooks) {
        if (mode === 'never' || !webhook.eventTypes.includes(type) || isKnown(webhook)) continue;
        const call = { webhook, body: bodyOf(webhook, type, resource) };
        if (mode === 'late') delay(call);
        else for (let time = 0; time < (mode === 'twice' ? 2 : 1); time += 1) void send(call);
      }
    },
    async release() {
      await Promise.all(late.splice(0).map(send));
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** The template with its variables filled in as JSON; without one, all that Apify says by itself. */
function bodyOf({ payloadTemplate }: AdHocWebhook, eventType: string, resource: JsonObject): string {
  const eventData = { actorId: resource['actId'] ?? null, actorRunId: resource['id'] ?? null };
  const all: JsonObject = {
    userId: 'made-up-user',
    createdAt: '2026-11-22T10:00:00.000Z',
    eventType,
    eventData,
    resource,
  };
  if (payloadTemplate === undefined) return JSON.stringify(all);
  return payloadTemplate.replaceAll(/\{\{([\w.]+)\}\}/g, (_, path: string) => {
    const value = path.split('.').reduce<unknown>((at, key) => (at as JsonObject | undefined)?.[key], all);
    return JSON.stringify(value ?? null);
  });
}

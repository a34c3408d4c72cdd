import { setTimeout as delay } from 'node:timers/promises';
import type { ApiDependencies } from './dependencies.ts';
import { problem, type Reply } from './reply.ts';
import type { FreePlace } from './stream-places.ts';

/** How far something is: `version` rises with every change of `body`. */
export type Progress = { readonly version: number; readonly body: unknown; readonly ended: boolean };

type Following = {
  readonly api: Pick<ApiDependencies, 'wake' | 'limits' | 'onFailure'>;
  readonly request: Request;
  readonly requestId: string;
  readonly stillPermitted: () => Promise<boolean>;
  readonly takeStreamPlace: () => FreePlace | null;
};

export const eventStreamType = 'text/event-stream';

/** Changes come in bursts: so long they are gathered into one look. */
const gatherMs = 100;
/** A revoked credential must end a stream within a second: asked at least so often, the credential's cache included. */
const restMs = 250;
/** Changes that nobody in this process was told of are found by looking. */
const unwokenLookMs = 2_000;

/**
 * Server-sent events: `progress` with the same JSON as the read beside it, its version as the id, so that
 * `Last-Event-ID` goes on where a connection broke off; a comment while nothing happens; `end` when nothing more comes.
 * A stream that closes without `end` is to be opened again. Work per connection is bounded: nothing is produced that
 * the reader has not asked for, and a burst of changes is one look.
 */
export function streamProgress(call: Following, first: Progress, look: () => Promise<Progress | null>): Reply {
  const free = call.takeStreamPlace();
  if (!free) return noPlace(call.api.limits.openStreamsMax);
  const gone = new AbortController();
  const signal = AbortSignal.any([call.request.signal, gone.signal]);
  signal.addEventListener('abort', free, { once: true });
  const chunks = progressChunks(call, { first, look, signal });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (!next.done) return controller.enqueue(encoder.encode(next.value));
        free();
        controller.close();
      },
      cancel: () => gone.abort(),
    },
    { highWaterMark: 0 },
  );
  const headers = { 'Content-Type': `${eventStreamType}; charset=utf-8`, 'X-Accel-Buffering': 'no' };
  return { kind: 'response', response: new Response(body, { headers }) };
}

function noPlace(openStreamsMax: number): Reply {
  const detail = `At most ${openStreamsMax} streams at a time. Close one, then open another.`;
  return problem('rate_limited', detail, { headers: { 'Retry-After': '5' } });
}

type Source = { readonly first: Progress; readonly look: () => Promise<Progress | null>; readonly signal: AbortSignal };

async function* progressChunks(call: Following, { first, look, signal }: Source): AsyncGenerator<string, void> {
  let sent = lastEventId(call.request);
  let spokeAtMs = performance.now();
  try {
    for await (const progress of looks(call, { first, look, signal })) {
      if (progress !== 'nothing' && progress.version > sent) {
        sent = progress.version;
        spokeAtMs = performance.now();
        yield `id: ${sent}\nevent: progress\ndata: ${JSON.stringify(progress.body)}\n\n`;
      }
      if (progress !== 'nothing' && progress.ended) {
        yield 'event: end\ndata: {}\n\n';
        return;
      }
      if (performance.now() - spokeAtMs >= call.api.limits.streamHeartbeatMs) {
        spokeAtMs = performance.now();
        yield ': nothing new\n\n';
      }
    }
  } catch (error) {
    if (signal.aborted) return;
    // The answer has begun: all that is left is to close it, and the reader comes again.
    call.api.onFailure?.({ requestId: call.requestId, operationId: null, error });
  }
}

/** Looks when woken and now and then besides, as long as the reader is there and would still be let in. */
async function* looks(call: Following, { first, look, signal }: Source): AsyncGenerator<Progress | 'nothing', void> {
  const { wake } = call.api;
  let seen = wake.count();
  let lookedAtMs = performance.now();
  yield first;
  while (!signal.aborted) {
    await wake.after(seen, restMs, signal);
    await delay(gatherMs, undefined, { signal });
    if (!(await call.stillPermitted())) return;
    const woken = wake.count() > seen;
    if (!woken && performance.now() - lookedAtMs < unwokenLookMs) {
      yield 'nothing';
      continue;
    }
    seen = wake.count();
    lookedAtMs = performance.now();
    const progress = await look();
    if (!progress) return;
    yield progress;
  }
}

function lastEventId(request: Request): number {
  const given = request.headers.get('last-event-id') ?? '';
  return /^\d{1,15}$/.test(given) ? Number(given) : -1;
}

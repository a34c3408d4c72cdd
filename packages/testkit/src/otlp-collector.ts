import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/** A span as a collector is sent it. Times in milliseconds. */
export type CollectedSpan = {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly linkedSpanIds: readonly string[];
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly attributes: Readonly<Record<string, unknown>>;
};

export type OtlpCollector = {
  /** `http://127.0.0.1:<port>`, as `OTEL_EXPORTER_OTLP_ENDPOINT` names a collector. */
  readonly url: string;
  /** What was sent, as it came: the path and the JSON of each request. */
  readonly received: readonly { readonly path: string; readonly body: unknown }[];
  spans(): CollectedSpan[];
  /** How it meets what it is sent from now on: takes it, refuses it, or takes it and never answers. */
  turn(to: 'taking' | 'refusing' | 'hanging'): void;
  close(): Promise<void>;
};

type Value = { readonly stringValue?: string; readonly intValue?: number; readonly boolValue?: boolean };
type Attributes = readonly { readonly key: string; readonly value: Value }[];
type WireSpan = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: Attributes;
  readonly links?: readonly { readonly spanId: string }[];
};
type Sent = {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Attributes };
    readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
  }[];
};

/** Stands in for a collector of traces: OTLP/HTTP as JSON on the loopback interface. */
export async function startOtlpCollector(): Promise<OtlpCollector> {
  const received: { path: string; body: unknown }[] = [];
  let manner: 'taking' | 'refusing' | 'hanging' = 'taking';
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      if (manner === 'hanging') return;
      if (manner === 'taking') received.push({ path: request.url ?? '', body });
      response.writeHead(manner === 'taking' ? 200 : 400, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    spans: () => received.flatMap(({ body }) => spansOf(body as Sent)),
    turn(to) {
      manner = to;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function spansOf({ resourceSpans }: Sent): CollectedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(plain(resource.attributes)['service.name']);
    return scopeSpans.flatMap(({ spans }) => spans.map((span) => collected(service, span)));
  });
}

function collected(service: string, span: WireSpan): CollectedSpan {
  const [startedAtMs, endedAtMs] = [millis(span.startTimeUnixNano), millis(span.endTimeUnixNano)];
  const { name, traceId, spanId } = span;
  return {
    service,
    name,
    traceId,
    spanId,
    parentSpanId: span.parentSpanId || null,
    linkedSpanIds: (span.links ?? []).map((link) => link.spanId),
    startedAtMs,
    durationMs: endedAtMs - startedAtMs,
    attributes: plain(span.attributes),
  };
}

function plain(attributes: Attributes): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? value.boolValue]),
  );
}

function millis(nanoseconds: string): number {
  return Number(BigInt(nanoseconds) / 1_000n) / 1_000;
}

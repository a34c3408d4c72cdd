import type { Tracer } from '@opentelemetry/api';

let tracer: Tracer | null = null;

/** What makes the spans of this process; null while they would go nowhere, and then nothing is done for them. */
export function currentTracer(): Tracer | null {
  return tracer;
}

export function setTracer(next: Tracer | null): void {
  tracer = next;
}

import type { CollectedSpan } from '@visaguard/testkit';

/** The spans of one trace as a tree, one line each: service, name, how long it took. Roots are those without a parent here. */
export function traceTree(spans: readonly CollectedSpan[]): string {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const inOrder = [...spans].sort((a, b) => a.startedAtMs - b.startedAtMs);
  const startMs = inOrder[0]?.startedAtMs ?? 0;
  const lines = (of: readonly CollectedSpan[], depth: number): string[] =>
    of.flatMap((span) => {
      const label = `${'  '.repeat(depth)}${span.service}  ${span.name}`.padEnd(72);
      const at = `+${(span.startedAtMs - startMs).toFixed(0)} ms`.padStart(10);
      const children = inOrder.filter(({ parentSpanId }) => parentSpanId === span.spanId);
      return [`${label}${at}${`${span.durationMs.toFixed(1)} ms`.padStart(12)}`, ...lines(children, depth + 1)];
    });
  return lines(
    inOrder.filter(({ parentSpanId }) => parentSpanId === null || !ids.has(parentSpanId)),
    0,
  ).join('\n');
}

/** For each span the way to it from its root: `api createScreening > api append events > relay publish events`. */
export function tracePaths(spans: readonly CollectedSpan[]): string[] {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const pathOf = ({ service, name, parentSpanId }: CollectedSpan): string => {
    const parent = byId.get(parentSpanId ?? '');
    return `${parent ? `${pathOf(parent)} > ` : ''}${service} ${name}`;
  };
  return spans.map(pathOf);
}

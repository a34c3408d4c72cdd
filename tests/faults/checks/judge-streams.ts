import type { Evidence } from './evidence.ts';
import { type Finding, found } from './finding.ts';

/** I3: in each stream versions are 1..n, and an event id stands once in a tenant. */
export function judgeStreams({ events }: Evidence): Finding[] {
  const streams = Map.groupBy(events, ({ tenantScope, streamId }) => `${tenantScope} ${streamId}`);
  const broken = [...streams].filter(([, stream]) => {
    const versions = stream.map(({ version }) => version).sort((a, b) => a - b);
    return versions.some((version, at) => version !== at + 1);
  });
  const ids = Map.groupBy(events, ({ tenantScope, eventId }) => `${tenantScope} ${eventId}`);
  const twice = [...ids].filter(([, of]) => of.length > 1);
  return [
    ...found(
      'hole',
      broken.map(([stream]) => stream),
    ),
    ...found(
      'eventTwice',
      twice.map(([id]) => id),
    ),
  ];
}

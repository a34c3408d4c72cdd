import { setTimeout as delay } from 'node:timers/promises';
import type { Engines, Services } from '@visaguard/standalone';
import { processGroups, type Usage } from './process-groups.ts';

const everyMs = 1_000;

/** Looks at the processes of a stack once a second. */
export function watchProcesses({ kafka, temporal }: Engines, services: Services) {
  const look = () => {
    const names = new Map([
      [kafka.processId, 'Kafka'],
      [temporal.processId, 'Temporal'],
      ...services.all.map(({ name, processId }) => [processId() ?? -1, name] as const),
    ]);
    return processGroups((id, command) => names.get(id) ?? (command === 'postgres' ? 'PostgreSQL' : null));
  };
  const mostMb = new Map<string, number>();
  let isWatching = true;
  const watching = (async () => {
    while (isWatching) {
      for (const [name, { memoryMb }] of look()) mostMb.set(name, Math.max(mostMb.get(name) ?? 0, memoryMb));
      await delay(everyMs);
    }
  })();
  return {
    now: (): ReadonlyMap<string, Usage> => look(),
    /** @returns the most memory that was seen, in MB, by name. */
    async stop(): Promise<ReadonlyMap<string, number>> {
      isWatching = false;
      await watching;
      return mostMb;
    },
  };
}

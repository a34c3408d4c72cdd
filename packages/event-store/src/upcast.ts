import type { Json } from '@visaguard/kernel';
import type { StoredEvent } from './event.ts';

/**
 * One step: data of `type` at version `from` in the shape of version `from + 1`. Pure. It sees sealed fields
 * as they are stored and leaves them in place: a field that moves would no longer open.
 */
export type UpcastStep = { type: string; from: number; up(data: Json): Json };

export type Upcast = (event: StoredEvent) => StoredEvent;

/** Takes every event to the newest shape that the steps lead to. Events without a step pass unchanged. */
export function createUpcaster(steps: readonly UpcastStep[]): Upcast {
  const byOrigin = new Map<string, UpcastStep>();
  for (const step of steps) {
    const key = originKey(step.type, step.from);
    if (byOrigin.has(key)) throw new Error(`two upcast steps from ${step.type} version ${step.from}`);
    byOrigin.set(key, step);
  }
  return (event) => {
    let { schemaVersion, data } = event;
    for (let step = byOrigin.get(originKey(event.type, schemaVersion)); step; ) {
      data = step.up(data);
      schemaVersion += 1;
      step = byOrigin.get(originKey(event.type, schemaVersion));
    }
    return schemaVersion === event.schemaVersion ? event : { ...event, schemaVersion, data };
  };
}

function originKey(type: string, version: number): string {
  return JSON.stringify([type, version]);
}

import type { ProcessState } from '../port.ts';

const rememberedMax = 10_000;

/** How the latest processes ended; the oldest are forgotten, so that a long life does not fill memory. */
export function createFinishedStates() {
  const states = new Map<string, ProcessState>();
  return {
    get: (id: string): ProcessState | undefined => states.get(id),
    forget: (id: string): void => void states.delete(id),
    set(id: string, state: ProcessState): void {
      states.delete(id);
      states.set(id, state);
      const oldest = states.size > rememberedMax ? states.keys().next().value : undefined;
      if (oldest !== undefined) states.delete(oldest);
    },
  };
}

export type FinishedStates = ReturnType<typeof createFinishedStates>;

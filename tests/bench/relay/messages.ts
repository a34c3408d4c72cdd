import type { Json } from '@visaguard/kernel';

/** What the processes of this measurement agree on. */
export const plan = { categories: ['bench'], generation: 1, partitions: 24, replicationFactor: 1 };

/** Where the engines are: told to a process by its first message. */
export type Places = { readonly broker: string; readonly databaseUrl: string };

/** When messages of a run passed one point: their numbers within the run, and the time at each. */
export type Passed = { readonly run: string; readonly nth: readonly number[]; readonly atMs: readonly number[] };

/** `report` asks for what was noted of a run. */
export type Asked =
  | { readonly kind: 'start'; readonly places: Places }
  | { readonly kind: 'report'; readonly run: string }
  | { readonly kind: 'stop' };

export type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'received'; readonly count: number }
  | { readonly kind: 'report'; readonly stages: Readonly<Record<string, Passed>> }
  | { readonly kind: 'trouble'; readonly message: string };

/** The same clock in every process of the machine, in milliseconds with fractions. */
export const nowMs = () => performance.timeOrigin + performance.now();

/** Which message of which run an event is. */
export function markOf(data: Json): { run: string; nth: number } | null {
  if (data === null || typeof data !== 'object') return null;
  const { run, nth } = data as { run?: Json; nth?: Json };
  return typeof run === 'string' && typeof nth === 'number' ? { run, nth } : null;
}

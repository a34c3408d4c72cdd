import type { Client } from '../load/client.ts';
import type { Draws } from '../rig/draws.ts';
import type { Rig } from '../rig/start-rig.ts';
import type { Sometimes } from '../watch/sometimes.ts';

export type Strike = {
  readonly rig: Rig;
  readonly client: Client;
  readonly draws: Draws;
  readonly sometimes: Sometimes;
};

export type Fault = {
  readonly name: string;
  /** Breaks something, and resolves as soon as nothing keeps it from being whole again. */
  strike(strike: Strike): Promise<void>;
};

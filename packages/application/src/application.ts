import type { EventStore } from '@visaguard/event-store';
import type { EvidenceStore } from '@visaguard/evidence';
import type { Clock, Random } from '@visaguard/kernel';
import type { Vault } from '@visaguard/vault';
import type { FoldedStates } from './folded-states.ts';

/** What every command works with. One composition root fills it. */
export type Application = {
  readonly clock: Clock;
  readonly random: Random;
  readonly events: EventStore;
  readonly vault: Vault;
  readonly evidence: EvidenceStore;
  readonly states: FoldedStates;
};

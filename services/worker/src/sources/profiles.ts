import type { Apify, PublicSource } from '@visaguard/collection/apify';
import type { Platform } from '@visaguard/domain';
import type { ActorRunId, TenantScope } from '@visaguard/kernel';
import type { RunSlots } from './run-slots.ts';
import type { RunWaits } from './run-waits.ts';
import type { AdapterUse, SourceGate } from './source-gate.ts';

/** The service under one key. */
export type ProfileReader = {
  readonly apify: Apify;
  /** Whose key it is; null: the platform's own. */
  readonly key: AdapterUse['key'];
};

/** What screenings read public profiles with. */
export type Profiles = {
  /** The tenant's own key where it has one, else the platform's; null where there is none. */
  readerFor(scope: TenantScope): Promise<ProfileReader | null>;
  /** How a platform is read, by the actors that the operator chose. */
  sourceOf(platform: Platform): PublicSource;
  /** What the service calls when this run has ended; null: nothing. */
  wakeUrlOf(scope: TenantScope, runId: ActorRunId): Promise<string | null>;
  readonly gate: SourceGate;
  readonly slots: RunSlots;
  readonly waits: RunWaits;
};

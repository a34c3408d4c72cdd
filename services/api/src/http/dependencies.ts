import type { Analytics } from '@visaguard/analytics';
import type { Application } from '@visaguard/application';
import type { KeyProvider } from '@visaguard/domain';
import type { WakeSignal } from '@visaguard/event-bus';
import type { Clock, Random } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import type { credentialLookup, Queries } from '@visaguard/read-models';
import type { ApiLimits } from './limits.ts';

export type ReadinessCheck = { readonly name: string; readonly ok: boolean; readonly detail?: string };

/** Something that should not happen has happened. It goes to the operator's log, never to the caller. */
export type Failure = { readonly requestId: string; readonly operationId: string | null; readonly error: unknown };

/** What the HTTP door works with. One composition root fills it; nothing here is global. */
export type ModelPlaces = {
  readonly [Family in Exclude<KeyProvider, 'apify'>]?: { readonly url?: string; readonly model?: string };
};

export type ApiDependencies = {
  readonly app: Application;
  readonly queries: Queries;
  readonly credentials: ReturnType<typeof credentialLookup>;
  /** Role `vg_reader`: tells how far the read models are. */
  readonly reader: Pool;
  readonly clock: Clock;
  readonly random: Random;
  /** Null where no analytics engine runs. */
  readonly analytics: Pick<Analytics, 'listAudit'> | null;
  readonly readiness: () => Promise<readonly ReadinessCheck[]>;
  /** Resolves once the read models hold everything that is in the store now. */
  readonly readModelsSettled: () => Promise<void>;
  /** Notified when something was appended or projected: waiting reads look again. */
  readonly wake: WakeSignal;
  readonly limits: ApiLimits;
  /** Where keys for Apify are checked; Apify's own address unless told. */
  readonly apifyUrl?: string;
  /** Where keys for models are checked, and by which; the services' own addresses and the usual models unless told. */
  readonly modelPlaces?: ModelPlaces;
  readonly onFailure?: (failure: Failure) => void;
};

import type { Platform } from '@visaguard/domain';
import type { TenantScope } from '@visaguard/kernel';

/** A reader of public profiles under one key, for which a breaker is kept of its own. */
export type AdapterUse = {
  readonly platform: Platform;
  /** Null: the platform's own key. */
  readonly key: { readonly scope: TenantScope; readonly keyId: string } | null;
};

export type AdapterOutcome =
  /** It answered as it should, also with "private", "not found" or nothing. */
  | { readonly kind: 'worked' }
  | {
      readonly kind: 'failed';
      /** `adapter_down`, `schema_error`, `mock_data`, or the code of the failure, for example `network`. */
      readonly code: string;
      /** Trying again changes nothing until somebody acts: no money is left, or the key or an actor is refused. */
      readonly isFinal: boolean;
    };

/** Whether sources may be read now (rule R30). */
export type SourceGate = {
  /** Asked before a run is started; answers from a memory of some seconds. `code` tells why not. */
  ask(of: AdapterUse): Promise<{ readonly open: true } | { readonly open: false; readonly code: string }>;
  /** Told once for every run, when it is known how it went. */
  tell(of: AdapterUse, outcome: AdapterOutcome): Promise<void>;
};

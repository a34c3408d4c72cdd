import type { Instant, SourceAdapterId } from '@visaguard/kernel';
import type { DomainEvent } from '../aggregate.ts';
import type { Platform } from '../vocabulary.ts';

/** What a probe of one known and one made-up account said of an adapter (rule R30). */
export const probeVerdicts = ['healthy', 'unhealthy'] as const;
export type ProbeVerdict = (typeof probeVerdicts)[number];

/** What closed a breaker. */
export const closingReasons = ['worked', 'probe_passed', 'key_changed'] as const;
export type ClosingReason = (typeof closingReasons)[number];

export type SourceAdapterOpened = DomainEvent<
  'source_adapter.opened',
  {
    readonly adapterId: SourceAdapterId;
    readonly platform: Platform;
    /** The key it happened under; null: the platform's own. */
    readonly keyId: string | null;
    /** A code of ours or of the provider, never a message. */
    readonly reasonCode: string;
    /** Waiting does not help: somebody has to act. */
    readonly isFinal: boolean;
    readonly openedAt: Instant;
    /** From then on one try is let through. */
    readonly until: Instant;
  }
>;
/** One try is let through; the others wait for its outcome, or for `until` where none comes. */
export type SourceAdapterTrialStarted = DomainEvent<
  'source_adapter.trial_started',
  { readonly adapterId: SourceAdapterId; readonly until: Instant }
>;
export type SourceAdapterClosed = DomainEvent<
  'source_adapter.closed',
  { readonly adapterId: SourceAdapterId; readonly reason: ClosingReason; readonly closedAt: Instant }
>;
export type SourceAdapterSwitchedOff = DomainEvent<
  'source_adapter.switched_off',
  {
    readonly adapterId: SourceAdapterId;
    readonly platform: Platform;
    readonly reason: string;
    /** The operator's login. */
    readonly by: string;
    readonly switchedAt: Instant;
  }
>;
export type SourceAdapterSwitchedOn = DomainEvent<
  'source_adapter.switched_on',
  {
    readonly adapterId: SourceAdapterId;
    readonly platform: Platform;
    readonly by: string;
    readonly switchedAt: Instant;
  }
>;
/** Only where the verdict is another than before. */
export type SourceAdapterProbed = DomainEvent<
  'source_adapter.probed',
  {
    readonly adapterId: SourceAdapterId;
    readonly platform: Platform;
    readonly verdict: ProbeVerdict;
    /** What became of the account that there is, and of the one that there cannot be: a state, or the reason of none. */
    readonly known: string;
    readonly random: string;
    readonly probedAt: Instant;
  }
>;

export type SourceAdapterEvent =
  | SourceAdapterOpened
  | SourceAdapterTrialStarted
  | SourceAdapterClosed
  | SourceAdapterSwitchedOff
  | SourceAdapterSwitchedOn
  | SourceAdapterProbed;

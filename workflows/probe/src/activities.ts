import type { HandleId, ProbeId, TenantScope } from '@visaguard/kernel';

/** One look at one public profile. Ids only: nothing personal enters a process. */
export type ProbeRef = { readonly scope: TenantScope; readonly handleId: HandleId; readonly probeId: ProbeId };

/** Null: it is known what the look has shown. Else there is nothing to do for so long, unless a signal says otherwise. */
export type ProbeStep = { readonly waitMs: number } | null;

/** Each is one idempotent step: what is recorded already is not done again. */
export interface ProbeActivities {
  /** Takes the look one step on, under a consent that still holds (rule R1). */
  advanceProbe(ref: ProbeRef): Promise<ProbeStep>;
  /** Ends a look that failed: unknown, which proves nothing (rule R7). One that has ended stays as it is. */
  giveUpProbe(ref: ProbeRef): Promise<void>;
}

import type { CommandOutcome } from '@visaguard/application';
import {
  admit,
  meaningOfCode,
  type Platform,
  recordFailure,
  recordSuccess,
  sourceAdapterIdOf,
  startTrial,
} from '@visaguard/domain';
import { instant, mintId, operatorScope, type SourceAdapterId, type TenantScope } from '@visaguard/kernel';
import { type AdapterChange, type AdapterHolder, type AdapterWatch, changeAdapter } from './change-adapter.ts';
import { createKnownAdapters } from './known-adapters.ts';

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
  /**
   * Asked before a run is started; answers from a memory of some seconds. `code` tells why not, `isFinal` that waiting
   * does not help: somebody has to act.
   */
  ask(
    of: AdapterUse,
  ): Promise<{ readonly open: true } | { readonly open: false; readonly code: string; readonly isFinal: boolean }>;
  /** Told once for every run, when it is known how it went. */
  tell(of: AdapterUse, outcome: AdapterOutcome): Promise<void>;
};

/**
 * A breaker for each platform and key. Failures in a row are counted in this process; what they come to are events, so
 * that every worker sees an open breaker some seconds later.
 */
export function createSourceGate(watch: AdapterWatch): SourceGate {
  const { app } = watch;
  const known = createKnownAdapters(app);
  const failures = new Map<string, number>();

  async function change(of: Adapter, decide: AdapterChange['decide'], commandId: string): Promise<CommandOutcome> {
    const outcome = await changeAdapter(watch, of, { commandId, decide });
    known.forget(of.scope, of.platform);
    return outcome;
  }

  /** Only what may change something reaches the store. */
  async function decide(of: Adapter, plan: AdapterChange['decide']): Promise<boolean> {
    const expected = plan(await known.state(of.scope, of.platform));
    if (!expected.ok || expected.value.length === 0) return false;
    await change(of, plan, `source-gate/${mintId('request', app.clock, app.random)}`);
    return true;
  }

  return {
    async ask(use) {
      const of = adapterOf(use);
      const switched = await known.state(operatorScope, use.platform);
      if (switched.isSwitchedOff) return { open: false, code: 'switched_off', isFinal: true };
      const state = await known.state(of.scope, use.platform);
      const at = instant(app.clock);
      const admission = admit(state, { keyId: of.keyId, at });
      if (admission.kind === 'open') return { open: true };
      if (admission.kind === 'shut') return { open: false, code: admission.code, isFinal: admission.isFinal };
      if (state.breaker.kind === 'closed') throw new Error('what is closed needs no trial');
      const { reasonCode: code, isFinal, until } = state.breaker;
      // Every worker asks for this trial by the same name, so that one of them gets it.
      const trial = `source-gate/${of.adapterId}/trial/${until}`;
      const outcome = await change(of, (now) => startTrial(now, { ...of, at }), trial);
      return outcome.kind === 'done' && !outcome.replayed ? { open: true } : { open: false, code, isFinal };
    },
    async tell(use, outcome) {
      const of = adapterOf(use);
      const counted = `${of.adapterId}/${of.keyId}`;
      const at = instant(app.clock);
      const meaning = outcome.kind === 'worked' || outcome.isFinal ? outcome.kind : meaningOfCode(outcome.code);
      if (meaning === 'nothing') return;
      if (outcome.kind === 'worked' || meaning === 'worked') {
        failures.delete(counted);
        await decide(of, (now) => recordSuccess(now, { ...of, at }));
        return;
      }
      const failuresInARow = (failures.get(counted) ?? 0) + 1;
      failures.set(counted, failuresInARow);
      const isTold = await decide(of, (now) => recordFailure(now, { ...of, ...outcome, failuresInARow, at }));
      // The breaker has taken note; once it is closed again, counting begins anew.
      if (isTold) failures.delete(counted);
    },
  };
}

type Adapter = AdapterHolder & {
  readonly keyId: string | null;
  readonly adapterId: SourceAdapterId;
};

function adapterOf({ platform, key }: AdapterUse): Adapter {
  const scope = key?.scope ?? operatorScope;
  return { scope, platform, keyId: key?.keyId ?? null, adapterId: sourceAdapterIdOf(scope, platform) };
}

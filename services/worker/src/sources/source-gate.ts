import { type Application, type CommandOutcome, execute } from '@visaguard/application';
import {
  admit,
  type Decision,
  meaningOfCode,
  type Platform,
  recordFailure,
  recordSuccess,
  type SourceAdapterEvent,
  type SourceAdapterState,
  sourceAdapter,
  sourceAdapterIdOf,
  startTrial,
} from '@visaguard/domain';
import {
  instant,
  mintId,
  ok,
  operatorScope,
  type SourceAdapterId,
  scopeKey,
  sha256Hex,
  type TenantScope,
} from '@visaguard/kernel';
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

type Tell = (facts: object, message: string) => void;

export type SourceGateDeps = {
  readonly app: Application;
  readonly log: { readonly info: Tell; readonly error: Tell };
};

/**
 * A breaker for each platform and key. Failures in a row are counted in this process; what they come to are events, so
 * that every worker sees an open breaker some seconds later.
 */
export function createSourceGate({ app, log }: SourceGateDeps): SourceGate {
  const known = createKnownAdapters(app);
  const failures = new Map<string, number>();

  async function change(of: Adapter, plan: PlanOf, commandId: string): Promise<CommandOutcome> {
    const { scope, platform, adapterId } = of;
    const actor = { kind: 'process', id: 'source-gate' } as const;
    const command = { scope, actor, commandId, bodyHash: sha256Hex(commandId), at: instant(app.clock) };
    let decided: readonly SourceAdapterEvent[] = [];
    const outcome = await execute(app, command, async (reader) => {
      const on = await reader.load(sourceAdapter, adapterId);
      const decision = plan(on.state);
      if (!decision.ok) return decision;
      decided = decision.value;
      return ok({ changes: [{ on, events: decision.value }] });
    });
    known.forget(scope, platform);
    if (outcome.kind === 'done' && !outcome.replayed) for (const event of decided) tellOf(log, of, event);
    return outcome;
  }

  /** Only what may change something reaches the store. */
  async function decide(of: Adapter, plan: PlanOf): Promise<boolean> {
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

type Adapter = {
  readonly scope: TenantScope;
  readonly platform: Platform;
  readonly keyId: string | null;
  readonly adapterId: SourceAdapterId;
};
type PlanOf = (state: SourceAdapterState) => Decision<SourceAdapterEvent>;

function adapterOf({ platform, key }: AdapterUse): Adapter {
  const scope = key?.scope ?? operatorScope;
  return { scope, platform, keyId: key?.keyId ?? null, adapterId: sourceAdapterIdOf(scope, platform) };
}

function tellOf(log: SourceGateDeps['log'], { scope, platform }: Adapter, event: SourceAdapterEvent): void {
  const facts = { platform, holder: scopeKey(scope) };
  if (event.type === 'source_adapter.opened') {
    const { reasonCode, until } = event.data;
    log.error({ ...facts, code: 'source_breaker_opened', reasonCode, until }, 'the breaker of a source opened');
  }
  if (event.type === 'source_adapter.closed') {
    log.info(
      { ...facts, code: 'source_breaker_closed', reasonCode: event.data.reason },
      'the breaker of a source closed',
    );
  }
}

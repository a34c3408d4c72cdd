import { type Application, type CommandOutcome, execute } from '@visaguard/application';
import {
  type Decision,
  type Platform,
  type SourceAdapterEvent,
  type SourceAdapterState,
  sourceAdapter,
  sourceAdapterIdOf,
} from '@visaguard/domain';
import { instant, ok, scopeKey, sha256Hex, type TenantScope } from '@visaguard/kernel';

type Tell = (facts: object, message: string) => void;

export type AdapterWatch = {
  readonly app: Application;
  readonly log: { readonly info: Tell; readonly error: Tell };
};

/** An adapter is known by its platform and by who holds the key. */
export type AdapterHolder = { readonly scope: TenantScope; readonly platform: Platform };

export type AdapterChange = {
  /** The same again is done once. */
  readonly commandId: string;
  readonly decide: (state: SourceAdapterState) => Decision<SourceAdapterEvent>;
};

/** Records what becomes of an adapter, and says in the log what an operator has to know. */
export async function changeAdapter(
  { app, log }: AdapterWatch,
  { scope, platform }: AdapterHolder,
  { commandId, decide }: AdapterChange,
): Promise<CommandOutcome> {
  const actor = { kind: 'process', id: 'source-adapter' } as const;
  const command = { scope, actor, commandId, bodyHash: sha256Hex(commandId), at: instant(app.clock) };
  let decided: readonly SourceAdapterEvent[] = [];
  const outcome = await execute(app, command, async (reader) => {
    const on = await reader.load(sourceAdapter, sourceAdapterIdOf(scope, platform));
    const decision = decide(on.state);
    if (!decision.ok) return decision;
    decided = decision.value;
    return ok({ changes: [{ on, events: decision.value }] });
  });
  if (outcome.kind === 'done' && !outcome.replayed) {
    for (const event of decided) tellOf(log, { platform, holder: scopeKey(scope) }, event);
  }
  return outcome;
}

/** By `code` an alarm is set; see docs/runbooks/source-adapter.md. */
function tellOf(log: AdapterWatch['log'], of: object, { type, data }: SourceAdapterEvent): void {
  if (type === 'source_adapter.opened') {
    const { reasonCode, until } = data;
    log.error({ ...of, code: 'source_breaker_opened', reasonCode, until }, 'the breaker of a source opened');
  } else if (type === 'source_adapter.closed') {
    const { reason: reasonCode } = data;
    log.info({ ...of, code: 'source_breaker_closed', reasonCode }, 'the breaker of a source closed');
  } else if (type === 'source_adapter.probed' && data.verdict === 'unhealthy') {
    const { known, random } = data;
    log.error({ ...of, code: 'source_probe_failed', known, random }, 'a source does not tell what is there');
  }
}

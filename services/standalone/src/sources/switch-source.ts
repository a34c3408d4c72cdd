import { userInfo } from 'node:os';
import { type Application, execute } from '@visaguard/application';
import {
  type Decision,
  type Platform,
  type SourceAdapterEvent,
  type SourceAdapterState,
  sourceAdapter,
  sourceAdapterIdOf,
  switchOff,
  switchOn,
} from '@visaguard/domain';
import { instant, mintId, ok, operatorScope, sha256Hex } from '@visaguard/kernel';
import { openApplication } from '@visaguard/runtime';
import { badUsage, CannotRun } from '../cannot-run.ts';
import { isNamedByEnvironment, settingsOfEnvironment, settingsOfFolder } from '../engines/operator-settings.ts';
import { tell } from '../tell.ts';
import type { SourcesArguments } from './sources-arguments.ts';

/** `visaguard sources off`: no run is started on the platform any more, by any worker, whatever the key. @returns 0. */
export async function switchSourceOff(args: SourcesArguments, platform: Platform): Promise<number> {
  const { reason } = args;
  if (!reason?.trim()) throw badUsage('Say why, for whoever finds it switched off: --reason "...".');
  const adapterId = sourceAdapterIdOf(operatorScope, platform);
  const isDone = await decideOn(args, platform, (state, at) => {
    return switchOff(state, { adapterId, platform, reason: reason.trim(), by: operator(), at });
  });
  const words = isDone ? 'is switched off; workers notice within seconds' : 'is switched off already';
  tell(`${platform} ${words}. Runs that have begun go on. Switch it on with: visaguard sources on ${platform}`);
  return 0;
}

/** `visaguard sources on`. @returns 0. */
export async function switchSourceOn(args: SourcesArguments, platform: Platform): Promise<number> {
  const adapterId = sourceAdapterIdOf(operatorScope, platform);
  const isDone = await decideOn(args, platform, (state, at) =>
    switchOn(state, { adapterId, platform, by: operator(), at }),
  );
  tell(`${platform} ${isDone ? 'is switched on; workers notice within seconds' : 'is not switched off'}.`);
  return 0;
}

/** Who does it stands in the event, for the audit. */
function operator(): string {
  return userInfo().username;
}

type Decide = (state: SourceAdapterState, at: string) => Decision<SourceAdapterEvent>;

/** @returns whether anything changed. */
async function decideOn(args: SourcesArguments, platform: Platform, decide: Decide): Promise<boolean> {
  const settings = isNamedByEnvironment(args) ? settingsOfEnvironment() : await settingsOfFolder(args);
  const { app, close } = await openApplication(settings);
  try {
    return await record(app, platform, decide);
  } finally {
    await close();
  }
}

async function record(app: Application, platform: Platform, decide: Decide): Promise<boolean> {
  const commandId = `command-line/${mintId('request', app.clock, app.random)}`;
  const actor = { kind: 'operator', id: 'command-line' } as const;
  const command = { scope: operatorScope, actor, commandId, bodyHash: sha256Hex(commandId), at: instant(app.clock) };
  const outcome = await execute(app, command, async (reader) => {
    const on = await reader.load(sourceAdapter, sourceAdapterIdOf(operatorScope, platform));
    const decision = decide(on.state, command.at);
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  if (outcome.kind === 'done') return outcome.positions.length > 0;
  throw new CannotRun(outcome.kind === 'refused' ? outcome.refusal.detail : 'The command was given before.');
}

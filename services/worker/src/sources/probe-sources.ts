import { execute } from '@visaguard/application';
import { judgeProbe, probeOrder } from '@visaguard/collection/apify';
import { type Platform, platforms, recordProbe, sourceAdapter, sourceAdapterIdOf } from '@visaguard/domain';
import { instant, ok, operatorScope, type Random, sha256Hex } from '@visaguard/kernel';
import { type AdapterWatch, changeAdapter } from './change-adapter.ts';
import type { KnownAccounts } from './known-accounts.ts';
import type { ProfileReader, Profiles } from './profiles.ts';
import { type RunToEnd, runToEnd } from './run-to-end.ts';

export type SourceProbing = AdapterWatch & {
  readonly profiles: Profiles;
  readonly known: KnownAccounts;
  readonly signal: AbortSignal;
};

const hourMs = 3_600_000;
const looksMax = 2;

/**
 * Rule R30: once an hour, of each platform, under the platform's own key, one account that is there and one that cannot
 * be. One worker of all does it: who gives the command of the hour first. A run is never started for its posts, so an
 * hour costs two accounts for each platform, and four where something looks wrong.
 */
export async function probeSources(probing: SourceProbing): Promise<void> {
  const { profiles, known, signal } = probing;
  const reader = await profiles.readerFor(operatorScope);
  if (!reader) return;
  for (const platform of platforms) {
    const account = known[platform];
    if (account === undefined || signal.aborted) continue;
    const hour = Math.floor(probing.app.clock.now().getTime() / hourMs);
    if (await isMine(probing, platform, hour)) await probePlatform(probing, reader, { platform, account, hour });
  }
}

/** Whether this worker is to probe it: nobody has yet in this hour, and the platform is not switched off. */
async function isMine({ app }: SourceProbing, platform: Platform, hour: number): Promise<boolean> {
  let isSwitchedOff = false;
  const commandId = `source-probe/${platform}/${hour}`;
  const actor = { kind: 'process', id: 'source-probe' } as const;
  const at = instant(app.clock);
  const command = { scope: operatorScope, actor, commandId, bodyHash: sha256Hex(commandId), at };
  const outcome = await execute(app, command, async (events) => {
    const { state } = await events.load(sourceAdapter, sourceAdapterIdOf(operatorScope, platform));
    isSwitchedOff = state.isSwitchedOff;
    return ok({ changes: [] });
  });
  return outcome.kind === 'done' && !outcome.replayed && !isSwitchedOff;
}

type Probe = { readonly platform: Platform; readonly account: string; readonly hour: number };

async function probePlatform(probing: SourceProbing, reader: ProfileReader, probe: Probe): Promise<void> {
  const { platform, account, hour } = probe;
  const known = await look(probing, reader, { probe, name: 'known', handle: account, expected: 'found' });
  if (known === null) return;
  const handle = madeUpHandle(probing.app.random);
  const random = await look(probing, reader, { probe, name: 'random', handle, expected: 'not_found' });
  if (random === null) return;
  const adapterId = sourceAdapterIdOf(operatorScope, platform);
  const at = instant(probing.app.clock);
  await changeAdapter(
    probing,
    { scope: operatorScope, platform },
    {
      commandId: `source-probe/${platform}/${hour}/told`,
      decide: (state) => recordProbe(state, { adapterId, platform, known, random, at }),
    },
  );
}

type Look = {
  readonly probe: Probe;
  readonly name: 'known' | 'random';
  readonly handle: string;
  readonly expected: 'found' | 'not_found';
};

/**
 * What is said of one account: a state, or why there is none. Where it is not what it should be it is asked once more:
 * one look that went wrong is no reason to shut a platform. Null: the service did not let itself be asked.
 */
async function look(probing: SourceProbing, reader: ProfileReader, of: Look): Promise<string | null> {
  const { platform, hour } = of.probe;
  const source = probing.profiles.sourceOf(platform);
  for (let nth = 1; ; nth += 1) {
    const startKeySha256 = sha256Hex(`source-probe/${platform}/${hour}/${of.name}/${nth}`);
    const order = probeOrder(source, { handle: of.handle, startKeySha256 });
    const ended: RunToEnd = await runToEnd(reader.apify, order, probing);
    if (ended.kind === 'stopped') return null;
    if (ended.kind === 'failed') {
      await probing.profiles.gate.tell({ platform, key: reader.key }, ended);
      return null;
    }
    const judged = judgeProbe(source, of.handle, ended.run);
    const said = judged.state === 'unknown' ? judged.reason : judged.state;
    if (said === of.expected || nth === looksMax) return said;
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Of a form that every platform takes, and one of so many that nobody has it. */
function madeUpHandle(random: Random): string {
  return `q${[...random(13)].map((byte) => letters[byte % letters.length]).join('')}`;
}

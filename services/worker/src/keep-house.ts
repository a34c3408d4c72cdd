import type { Application } from '@visaguard/application';
import { expireCommands } from '@visaguard/event-store';
import { pause } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { purgeExpiredUploads } from './purge-expired-uploads.ts';
import { probeSources, type SourceProbing } from './sources/probe-sources.ts';
import { abandonExpiredUploads } from './uploads/abandon-uploads.ts';

type Tell = (facts: object, message: string) => void;

export type HouseKeeping = {
  readonly app: Application;
  /** Role `vg_projector`. */
  readonly projector: Pool;
  /** Role `vg_relay`. */
  readonly relay: Pool;
  /** What public profiles are read with, and the accounts that it is tried on; left out: nothing is tried. */
  readonly sources?: Pick<SourceProbing, 'profiles' | 'known'>;
  readonly log: { readonly info: Tell; readonly error: Tell };
  readonly signal: AbortSignal;
};

const uploadHoursMax = 24;
const uploadsEveryMs = 3_600_000;
const commandsEveryMs = 600_000;
/** Each worker asks so often whether the hour's probe is still to be done. */
const probesEveryMs = 300_000;
const commandsPerDelete = 5_000;

/** What nobody asks for and somebody has to do, until `signal` aborts. */
export async function keepHouse(house: HouseKeeping): Promise<void> {
  await Promise.all([
    repeatedly(house, uploadsEveryMs, () => purgeOldUploads(house)),
    repeatedly(house, commandsEveryMs, () => expireOldCommands(house)),
    repeatedly(house, probesEveryMs, () => probe(house)),
  ]);
}

/**
 * Uploads are kept for a day at most, read or not; their parts while they may be completed. The day comes first: it is
 * a promise, and what goes wrong with a part must not hold it up.
 */
async function purgeOldUploads({ app, projector, log }: HouseKeeping): Promise<void> {
  const before = new Date(app.clock.now().getTime() - uploadHoursMax * 3_600_000);
  const purged = await purgeExpiredUploads({ app, projector }, before.toISOString());
  if (purged > 0) log.info({ purged }, 'uploads purged after a day');
  const abandoned = await abandonExpiredUploads({ app, projector, log });
  if (abandoned > 0) log.info({ abandoned }, 'uploads that were never completed abandoned');
}

/** In small deletes, so that none holds anything up. */
async function expireOldCommands({ relay, signal }: HouseKeeping): Promise<void> {
  while (!signal.aborted && (await expireCommands(relay, commandsPerDelete)) === commandsPerDelete);
}

async function probe({ app, sources, log, signal }: HouseKeeping): Promise<void> {
  if (sources) await probeSources({ app, log, signal, ...sources });
}

async function repeatedly({ log, signal }: HouseKeeping, everyMs: number, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error: unknown) => log.error({ error }, 'housekeeping failed'));
    await pause(everyMs, signal);
  }
}

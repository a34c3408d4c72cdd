import type { Random } from '@visaguard/kernel';
import type { Case, Operation } from '../measuring/closed-loop.ts';
import type { createSyncing } from './limits.ts';
import type { MessageDb } from './message-db.ts';
import type { System } from './system.ts';
import type { VisaGuard } from './visaguard.ts';

export const writerCounts = [1, 4, 8, 16, 32];

export const caseName = (system: Pick<System, 'name'>, writers: number) => `${system.name}, ${writers}`;

export const fdatasyncCase = 'fdatasync';
export const unsyncedCase = 'VisaGuard without waiting for the disk, 1';
export const categoriesCase = 'message-db, a category per writer, 8';

export type Subjects = {
  readonly visaGuard: VisaGuard;
  readonly messageDb: MessageDb;
  /** All that append, the two above among them. */
  readonly systems: readonly System[];
  readonly disk: ReturnType<typeof createSyncing>;
};

/** @param acknowledged counts what each system said it has stored. */
export function casesOf(subjects: Subjects, random: Random, acknowledged: Map<string, number>): Case[] {
  const { visaGuard, messageDb, systems, disk } = subjects;
  const counting = (system: System, run: Operation): Operation => {
    return async () => {
      await run();
      acknowledged.set(system.name, (acknowledged.get(system.name) ?? 0) + 1);
    };
  };
  return [
    { name: fdatasyncCase, clients: 1, operation: () => disk.syncing() },
    { name: unsyncedCase, clients: 1, operation: () => counting(visaGuard, visaGuard.appendingUnsynced(random)) },
    ...writerCounts.flatMap((clients) =>
      systems.map((system) => ({
        name: caseName(system, clients),
        clients,
        operation: (writer: number) => counting(system, system.appending(random, writer)),
      })),
    ),
    {
      name: categoriesCase,
      clients: 8,
      operation: (writer) => counting(messageDb, messageDb.appendingApart(random, writer)),
    },
  ];
}

/** @throws where a system has not got what it acknowledged. */
export async function checkStored(systems: readonly System[], acknowledged: Map<string, number>): Promise<string> {
  const said: string[] = [];
  for (const system of systems) {
    const [stored, replies] = [await system.stored(), acknowledged.get(system.name) ?? 0];
    if (stored !== replies) throw new Error(`${system.name} acknowledged ${replies} events and holds ${stored}`);
    said.push(`${system.name} ${stored}`);
  }
  return said.join(', ');
}

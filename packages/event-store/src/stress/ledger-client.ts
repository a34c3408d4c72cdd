import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createPool } from '@visaguard/postgres';
import { createEventStore } from '../event-store.ts';
import { madeUpCommand } from '../made-up-events.ts';

/**
 * A program of its own that appends until it is killed, and notes each accepted event on disk before it goes
 * on. It tries every command until that is accepted, through whatever happens to the server.
 */
const [url, ledgerPath] = process.argv.slice(2);
if (!url || !ledgerPath) throw new Error('usage: ledger-client <url> <ledger>');
const ledger = openSync(ledgerPath, 'a');
const store = createEventStore({ writer: createPool({ url, role: 'vg_writer', max: 8 }) });

async function client(number: number): Promise<never> {
  for (;;) {
    const command = madeUpCommand({ streamId: `ledger-${number % 4}` });
    while (!(await accepted(command))) await pause(5);
    for (const { events } of command.streams) {
      writeSync(ledger, events.map(({ eventId }) => `${eventId}\n`).join(''));
    }
    fdatasyncSync(ledger);
  }
}

async function accepted(command: ReturnType<typeof madeUpCommand>): Promise<boolean> {
  return store.append(command).then(
    ({ kind }) => kind === 'appended' || kind === 'repeated',
    () => false,
  );
}

await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(client));

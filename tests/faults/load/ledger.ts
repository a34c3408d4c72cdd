import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** A command that was answered with success. */
export type Accepted = {
  readonly tenantScope: string;
  readonly key: string;
  readonly what: string;
  readonly status: number;
  /** Where in the order of all events its last event stands; null where nothing changed. */
  readonly position: string | null;
};

/**
 * What clients were promised (rule E9): on the disk before anybody goes on, in a file that no process under test has
 * open.
 */
export type Ledger = {
  accept(command: Accepted): void;
  read(): Accepted[];
  close(): void;
};

export function openLedger(path: string): Ledger {
  const file = openSync(path, 'a');
  return {
    accept(command) {
      writeSync(file, `${JSON.stringify(command)}\n`);
      fdatasyncSync(file);
    },
    read: () =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Accepted),
    close: () => closeSync(file),
  };
}

import { expect, test } from 'vitest';
import { MigrationsRefused, pendingOf } from './ledger.ts';

const file = (name: string, sha256 = `hash of ${name}`) => ({ name, sha256, sql: '' });
const files = [file('0001-first.sql'), file('0002-second.sql')];

test('what was applied is left out, and the order kept', () => {
  expect(pendingOf(files, [])).toEqual(files);
  expect(pendingOf(files, files.slice(0, 1))).toEqual(files.slice(1));
  expect(pendingOf(files, files)).toEqual([]);
});

test('a database that is ahead is refused, by the name of what is not known', () => {
  const ahead = () => pendingOf(files, [...files, file('0003-of-tomorrow.sql')]);
  expect(ahead).toThrow(MigrationsRefused);
  expect(ahead).toThrow('0003-of-tomorrow.sql was applied and is not known here');
});

test('a file that was edited after it was applied is refused by name', () => {
  const edited = () => pendingOf(files, [file('0001-first.sql', 'another')]);
  expect(edited).toThrow(MigrationsRefused);
  expect(edited).toThrow('0001-first.sql was applied and has changed since');
});

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repositoryRoot } from '../guards/source-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visaguard-secrets-'));
  cpSync(join(repositoryRoot, 'infra/compose'), join(folder, 'compose'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = () => execFileSync('sh', [join(folder, 'compose/make-secrets.sh')]);
const names = () => readdirSync(join(folder, 'secrets')).filter((name) => name !== 'erasures');
const read = (name: string) => readFileSync(join(folder, 'secrets', name), 'utf8');
const contents = () => names().map((name) => [name, read(name)]);

test('a second run leaves what is there, and makes what is missing', () => {
  make();
  const first = contents();
  rmSync(join(folder, 'secrets/payload.key'));
  make();
  const second = contents();
  expect(second.map(([name]) => name)).toEqual(first.map(([name]) => name));
  expect(second.filter(([name, text], at) => name !== 'payload.key' && text !== first[at]?.[1])).toEqual([]);
});

test('one that was put there by hand stays', () => {
  make();
  rmSync(join(folder, 'secrets/core-url'));
  writeFileSync(join(folder, 'secrets/core-url'), 'postgres://elsewhere\n');
  make();
  expect(read('core-url')).toBe('postgres://elsewhere\n');
});

test('nobody else can enter the folder; keys are readable by one user alone, who is not root', () => {
  make();
  const modeOf = (name: string) => statSync(join(folder, 'secrets', name)).mode & 0o777;
  expect(modeOf('.')).toBe(0o700);
  for (const name of ['root.key', 'payload.key', 'core-url', 'core-owner-url']) expect(modeOf(name), name).toBe(0o400);
  const [, user] = /^VISAGUARD_UID=(\d+)$/m.exec(readFileSync(join(folder, '.env'), 'utf8')) ?? [];
  expect(Number(user)).toBeGreaterThan(0);
  for (const name of ['root.key', 'erasures']) {
    expect(statSync(join(folder, 'secrets', name)).uid, name).toBe(Number(user));
  }
});

test('no two secrets are alike, and each can stand in a URL', () => {
  make();
  const passwords = names()
    .filter((name) => name.endsWith('-password'))
    .map((name) => read(name).trim());
  expect(new Set(passwords).size).toBe(passwords.length);
  for (const password of passwords) expect(password).toMatch(/^[\w-]{32}$/);
  expect(new URL(read('core-url').trim()).password).toBe(read('login-password').trim());
});

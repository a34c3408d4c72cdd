import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asOfArguments, harmless, instagramExport } from './sample-exports.fixture.ts';
import { type Desk, makeDesk } from './screen-in-child.fixture.ts';

let desk: Desk;
let archive = '';
const canary = 'Quillfeather';
const at = '2026-08-20T10:00:00.000Z';
const posts = [
  { text: `I am flying to ${canary} tomorrow.`, at },
  { text: 'Follow me on TikTok: @mara.moves', at },
  { text: 'my insta is @mara.sample', at },
  ...harmless,
];
beforeEach(async () => {
  desk = await makeDesk();
  archive = join(desk.archives, 'instagram-mara.zip');
  await instagramExport({ posts }).writeZip(archive);
});
afterEach(() => desk.remove());

const file = () => join(desk.cwd, 'visaguard-report', 'consular-section.json');
const screen = (...more: string[]) => desk.run(['screen', archive, ...asOfArguments, ...more]);

test('R1: without the option there is no section, and nothing speaks of it', async () => {
  const ran = await screen();
  expect(ran.code, ran.stderr).toBe(0);
  await expect(stat(file())).rejects.toThrow('ENOENT');
  expect(ran.stdout + ran.stderr).not.toMatch(/consular/i);
});

test('R9: it is a file of its own; report, PDF and their bytes are the same as without it', async () => {
  await screen();
  const without = await desk.reportBytes();
  const ran = await screen('--consular-section');
  expect(ran.code, ran.stderr).toBe(0);
  expect(await desk.reportBytes()).toEqual(without);
  expect(without.json).not.toMatch(new RegExp(`${canary}|consular`, 'i'));
  const section = JSON.parse(await readFile(file(), 'utf8'));
  expect(section).toMatchObject({ object: 'consular_section', report_id: JSON.parse(without.json).report_id });
  const notes = Object.fromEntries(
    section.topics.map(({ topic, notes }: { topic: { code: string }; notes: object[] }) => [topic.code, notes]),
  );
  expect(notes['travel']).toMatchObject([{ quote: `I am flying to ${canary} tomorrow.`, start: 0, posted_at: at }]);
  expect(notes['undeclared_handle']).toMatchObject([{ account: { platform: 'tiktok', handle: 'mara.moves' } }]);
  expect(notes['political_statement']).toEqual([]);
  expect((await stat(file())).mode & 0o077).toBe(0);
  expect(ran.stdout).toMatch(/WHAT A CONSULAR READER MAY NOTICE \(not part of the report\)[\s\S]*Travel: 1\n/);
  expect(ran.stdout).not.toContain(canary);
});

test('the same export and day give the same file; one that was changed is not replaced', async () => {
  await screen('--consular-section');
  const first = await readFile(file(), 'utf8');
  await screen('--consular-section');
  expect(await readFile(file(), 'utf8')).toBe(first);
  await writeFile(file(), first.replace(canary, 'Lisbon'));
  const refused = await screen('--consular-section');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('holds a consular-section.json that VisaGuard did not write or that was changed');
});

import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  buildFacebookExport,
  buildInstagramExport,
  buildLinkedinExport,
  buildTiktokExport,
  buildXExport,
  harmlessPosts,
} from '@visaguard/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mara, maraOnFacebook, maraOnLinkedin, maraOnX, window } from './testing/read-all.ts';

const run = promisify(execFile);
const mebibyte = 1024 * 1024;
const posts = harmlessPosts(20_000, window.from, window.to);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visaguard-memory-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Cost = {
  counts: { postsRead: number; postsMalformed: number };
  windowReached: boolean;
  fault: unknown;
  gaps: { code: string }[];
  baselineMb: number;
  maxMb: number;
  millis: number;
};

async function readInChild(path: string, platform: string): Promise<Cost> {
  const script = fileURLToPath(new URL('./testing/read-in-child.ts', import.meta.url));
  const { stdout } = await run(process.execPath, [script, path, platform, window.from, window.to]);
  const cost = JSON.parse(stdout) as Cost;
  // Printed with the test's result, so that a slow growth is seen before the limit is.
  process.stdout.write(`${platform}: max RSS ${cost.maxMb.toFixed(0)} MB, ${cost.millis.toFixed(0)} ms\n`);
  return cost;
}

describe('memory stays bounded, measured in a process of its own', () => {
  it('20,000 posts in a 2 GB ZIP of Instagram, mostly media: under 300 MB', async () => {
    const path = join(folder, 'instagram.zip');
    await buildInstagramExport({ ...mara, posts, mediaBytes: 2_048 * mebibyte }).writeZip(path);
    const cost = await readInChild(path, 'instagram');
    expect(cost).toMatchObject({ counts: { postsRead: 20_000 }, windowReached: true, fault: null });
    expect(cost.maxMb).toBeLessThan(300);
  });

  it('20,000 posts in a 500 MB archive of X: under 300 MB', async () => {
    const path = join(folder, 'x.zip');
    await buildXExport({ ...maraOnX, posts, mediaBytes: 500 * mebibyte }).writeZip(path);
    const cost = await readInChild(path, 'x');
    expect(cost).toMatchObject({ counts: { postsRead: 20_000 }, windowReached: true, fault: null });
    expect(cost.maxMb).toBeLessThan(300);
  });

  it('20,000 posts in a 500 MB ZIP of LinkedIn: under 300 MB', async () => {
    const path = join(folder, 'linkedin.zip');
    await buildLinkedinExport({ ...maraOnLinkedin, posts, mediaBytes: 500 * mebibyte }).writeZip(path);
    const cost = await readInChild(path, 'linkedin');
    expect(cost).toMatchObject({ counts: { postsRead: 20_000 }, windowReached: true, fault: null });
    expect(cost.maxMb).toBeLessThan(300);
  });

  it('a CSV file with 400 MB between two quotes: under 300 MB, and what it swallowed is named', async () => {
    const path = join(folder, 'Shares.csv');
    const row = (text: string) => `2026-01-02 10:00:00,,"${text}",,,\n`;
    const [before = '', after = ''] = row('|').split('|');
    const head = `Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n${row('first')}`;
    await writeLongLine(path, 400 * mebibyte, [`${head}${before}`, `${after}${row('last')}`]);
    const cost = await readInChild(path, 'linkedin');
    expect(cost.counts).toMatchObject({ postsRead: 2, postsMalformed: 1 });
    expect(cost.gaps.map(({ code }) => code)).toContain('item_too_large');
    expect(cost.windowReached).toBe(false);
    expect(cost.maxMb).toBeLessThan(300);
  });

  it('20,000 posts in a 500 MB ZIP of Facebook: under 300 MB', async () => {
    const path = join(folder, 'facebook.zip');
    await buildFacebookExport({ ...maraOnFacebook, posts, mediaBytes: 500 * mebibyte }).writeZip(path);
    const cost = await readInChild(path, 'facebook');
    expect(cost).toMatchObject({ counts: { postsRead: 20_000 }, windowReached: true, fault: null });
    expect(cost.maxMb).toBeLessThan(300);
  });

  it('10,000 videos and 10,000 comments in the one file of TikTok, behind 200 MB of messages: under 300 MB', async () => {
    const path = join(folder, 'user_data_tiktok.json');
    const halves = { posts: posts.slice(0, 10_000), comments: posts.slice(10_000) };
    const [file] = buildTiktokExport({ ...mara, ...halves }).files;
    await writeFile(path, String(file?.content).replace('"Content": "', `"Content": "${'x'.repeat(200 * mebibyte)}`));
    const cost = await readInChild(path, 'tiktok');
    expect(cost).toMatchObject({ counts: { postsRead: 20_000 }, windowReached: true, fault: null });
    expect(cost.maxMb).toBeLessThan(300);
  });

  it('a JSON file of 400 MB in one line: under 300 MB, and its one oversize item is named', async () => {
    const path = join(folder, 'posts_1.json');
    const item = (text: string) => `{"media":[{"uri":"a.jpg","creation_timestamp":1767348000,"title":"${text}"}]}`;
    const [before = '', after = ''] = item('|').split('|');
    await writeLongLine(path, 400 * mebibyte, [`[${item('first')},${before}`, `${after},${item('last')}]`]);
    const cost = await readInChild(path, 'instagram');
    expect(cost.counts).toMatchObject({ postsRead: 2, postsMalformed: 1 });
    expect(cost.gaps.map(({ code }) => code)).toContain('item_too_large');
    expect(cost.windowReached).toBe(false);
    expect(cost.maxMb).toBeLessThan(300);
  });
});

type Ends = readonly [before: string, after: string];

async function writeLongLine(path: string, sizeBytes: number, [before, after]: Ends): Promise<void> {
  const file = await open(path, 'w');
  await file.write(before);
  const filler = Buffer.alloc(4 * mebibyte, 'x');
  for (let written = 0; written < sizeBytes; written += filler.length) await file.write(filler);
  await file.write(after);
  await file.close();
}

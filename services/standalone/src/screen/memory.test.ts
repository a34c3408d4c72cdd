import { join } from 'node:path';
import { harmlessPosts } from '@visaguard/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { asOfArguments, instagramExport, threat } from './sample-exports.fixture.ts';
import { type Desk, makeDesk } from './screen-in-child.fixture.ts';

const mebibyte = 1024 * 1024;

let desk: Desk;
beforeEach(async () => {
  desk = await makeDesk();
});
afterEach(() => desk.remove());

// 500 MB is what is promised; a finding in every post is beyond what anybody writes, and is to stay near it.
it.each([
  { findingCount: 2_000, rssMbMax: 450 },
  { findingCount: 20_000, rssMbMax: 750 },
])(
  '20,000 posts in a 500 MB ZIP of mostly media, $findingCount of them with a finding: in less than $rssMbMax MB',
  {
    timeout: 120_000,
  },
  async ({ findingCount, rssMbMax }) => {
    const harmless = harmlessPosts(20_000 - findingCount, '2020-01-01T00:00:00.000Z', '2026-10-31T00:00:00.000Z');
    const found = Array.from({ length: findingCount }, (_none, nth) => ({
      text: `${threat} Number ${nth}.`,
      at: new Date(Date.UTC(2022, 0, 1) + nth * 7_000_000).toISOString(),
    }));
    const path = join(desk.archives, 'instagram-mara.zip');
    await instagramExport({ posts: [...harmless, ...found], mediaBytes: 500 * mebibyte }).writeZip(path);

    const ran = await desk.run(['screen', path, ...asOfArguments, '--lookback-years', '7']);

    expect(ran.code, ran.stderr).toBe(0);
    const { totals, findings } = await desk.report();
    expect(totals).toMatchObject({ posts_read: 20_000, posts_assessed: 20_000 });
    expect(findings).toHaveLength(findingCount);
    // Printed with the test's result, so that a slow growth is seen before the limit is.
    const { maxRssMb = Number.NaN, seconds = Number.NaN } = ran.watched ?? {};
    process.stdout.write(
      `screen: ${findingCount} findings, max RSS ${maxRssMb.toFixed(0)} MB, ${seconds.toFixed(1)} s\n`,
    );
    expect(maxRssMb).toBeLessThan(rssMbMax);
  },
);

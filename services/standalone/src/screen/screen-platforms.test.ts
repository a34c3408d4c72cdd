import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildFacebookExport, buildTiktokExport, forbiddenText } from '@visaguard/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOfArguments, harmless, threat } from './sample-exports.fixture.ts';
import { type Desk, makeDesk } from './screen-in-child.fixture.ts';

const mara = { handle: 'mara.sample', email: 'mara@sample.example', name: 'Mara Sample' };
const posts = [{ text: threat, at: '2026-08-20T10:00:00.000Z' }, ...harmless];

let desk: Desk;
beforeEach(async () => {
  desk = await makeDesk();
});
afterEach(() => desk.remove());

describe('visaguard screen', () => {
  it('screens a Facebook ZIP: dots in the handle are none, and what is not read is named', async () => {
    const zip = join(desk.archives, 'facebook-mara.zip');
    await buildFacebookExport({ ...mara, accountId: '100012345678901', posts }).writeZip(zip);
    const ran = await desk.run(['screen', zip, '--handle', 'facebook:mara.sample', ...asOfArguments]);
    expect(ran.code, ran.stderr).toBe(0);
    expect(await desk.report()).toMatchObject({
      coverage: [{ platform: { code: 'facebook' }, handle: 'marasample', state: { code: 'assessed' } }],
      findings: [{ platform: { code: 'facebook' }, severity: { code: 'high' }, text: threat }],
    });
    expect(ran.stderr).toContain('what other people wrote on your timeline');
  });

  it('screens the one file of TikTok: a threat in a comment is found, and messages beside it are not', async () => {
    const [comment, ...videos] = posts;
    const [file] = buildTiktokExport({ ...mara, posts: videos, comments: comment ? [comment] : [] }).files;
    const json = join(desk.archives, 'user_data_tiktok.json');
    await writeFile(json, String(file?.content));
    const ran = await desk.run(['screen', json, ...asOfArguments]);
    expect(ran.code, ran.stderr).toBe(0);
    expect(await desk.report()).toMatchObject({
      coverage: [{ platform: { code: 'tiktok' }, handle: 'mara.sample', state: { code: 'assessed' } }],
      findings: [{ platform: { code: 'tiktok' }, text: threat }],
    });
    expect(ran.stdout + ran.stderr + (await desk.reportBytes()).json).not.toContain(forbiddenText);
  });

  it('R17: TikTok as plain text is answered with the wish for JSON', async () => {
    const zip = join(desk.archives, 'TikTok_Data_1.zip');
    await buildTiktokExport({ ...mara, posts, defects: ['text'] }).writeZip(zip);
    const ran = await desk.run(['screen', zip, ...asOfArguments]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('choose JSON');
  });
});

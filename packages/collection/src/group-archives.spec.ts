import { buildInstagramExport, buildXExport, buildXExportParts } from '@visaguard/testkit';
import { describe, expect, it } from 'vitest';
import { groupArchives } from './group-archives.ts';
import { identifyArchive } from './identify-archive.ts';
import { mara, maraOnX, textInput, zipInput } from './testing/read-all.ts';

const posts = [{ text: 'hi', at: '2026-01-02T10:00:00.000Z' }];

describe('identifying an input', () => {
  it('names the platform and the handle', async () => {
    const instagram = await zipInput(buildInstagramExport({ ...mara, posts }));
    const x = await zipInput(buildXExport({ ...maraOnX, posts }));
    expect(await identifyArchive(instagram)).toEqual({
      ok: true,
      value: { platform: 'instagram', handle: mara.handle },
    });
    expect(await identifyArchive(x)).toEqual({ ok: true, value: { platform: 'x', handle: maraOnX.handle } });
  });

  it.each([
    ['tweets.js', 'window.YTD.tweets.part0 = []', 'x'],
    ['upload', 'window.YTD.tweets.part0 = []', 'x'],
    ['posts_1.json', '[]', 'instagram'],
    ['upload', '{"ig_stories":[]}', 'instagram'],
  ])('takes a single file by its name or its head: %s %s', async (name, text, platform) => {
    expect(await identifyArchive(textInput(name, text))).toEqual({ ok: true, value: { platform, handle: null } });
  });
});

describe('grouping inputs', () => {
  it('puts the parts of one account together and different accounts apart', async () => {
    const parts = await Promise.all(buildXExportParts({ ...maraOnX, posts: [...posts, ...posts] }, 2).map(zipInput));
    const instagram = await zipInput(buildInstagramExport({ ...mara, posts }));
    const second = await zipInput(buildInstagramExport({ ...mara, handle: 'mara.second', posts }));
    const grouped = await groupArchives([...parts, instagram, second]);
    expect(grouped).toEqual({
      ok: true,
      value: [
        { platform: 'x', inputs: parts },
        { platform: 'instagram', inputs: [instagram] },
        { platform: 'instagram', inputs: [second] },
      ],
    });
  });

  it('gives a part without a name to the only account of its platform, and refuses it where there are two', async () => {
    const loose = textInput('posts_1.json', '[]');
    const first = await zipInput(buildInstagramExport({ ...mara, posts }));
    const second = await zipInput(buildInstagramExport({ ...mara, handle: 'mara.second', posts }));
    expect(await groupArchives([loose, first])).toEqual({
      ok: true,
      value: [{ platform: 'instagram', inputs: [first, loose] }],
    });
    const refused = await groupArchives([loose, first, second]);
    expect(refused).toMatchObject({ ok: false, error: [{ input: 'posts_1.json', fault: { code: 'mixed_accounts' } }] });
  });

  it('tells the faults of all inputs at once', async () => {
    const refused = await groupArchives([textInput('a.zip', ''), textInput('b.zip', 'hello')]);
    expect(refused).toMatchObject({
      ok: false,
      error: [
        { input: 'a.zip', fault: { code: 'empty_file' } },
        { input: 'b.zip', fault: { code: 'not_an_export' } },
      ],
    });
  });
});

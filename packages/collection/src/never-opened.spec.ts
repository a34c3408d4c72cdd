import type { Platform } from '@visaguard/domain';
import {
  buildFacebookExport,
  buildInstagramExport,
  buildLinkedinExport,
  buildTiktokExport,
  buildXExport,
  dataRange,
  forbiddenText,
  garbled,
  type MadeExport,
} from '@visaguard/testkit';
import { describe, expect, it } from 'vitest';
import { describeReading } from './describe-reading.ts';
import { inMemory, mara, maraOnFacebook, maraOnLinkedin, maraOnX, readAll } from './testing/read-all.ts';

const at = '2026-01-01T10:00:00.000Z';
// Larger than the tail of a ZIP in which its directory is looked for.
const mediaBytes = 300 * 1024;

const facebookMessages = 'your_facebook_activity/messages/inbox/friend_1/message_1.json';

const cases: { platform: Platform; messages: string; build: (changed: boolean) => MadeExport }[] = [
  {
    platform: 'instagram',
    messages: 'your_instagram_activity/messages/inbox/friend_1/message_1.json',
    build: (changed) =>
      buildInstagramExport({
        ...mara,
        posts: [{ text: 'Morning run', at }],
        comments: [{ text: 'Well done!', at, owner: 'friend.sample' }],
        mediaBytes,
        zipChanges: changed ? [garbled('your_instagram_activity/messages/inbox/friend_1/message_1.json')] : [],
      }),
  },
  {
    platform: 'x',
    messages: 'data/direct-messages.js',
    build: (changed) =>
      buildXExport({
        ...maraOnX,
        posts: [{ text: 'Morning run', at }],
        mediaBytes,
        zipChanges: changed ? [garbled('data/direct-messages.js')] : [],
      }),
  },
  {
    platform: 'facebook',
    messages: facebookMessages,
    build: (changed) =>
      buildFacebookExport({
        ...maraOnFacebook,
        posts: [{ text: 'Morning run', at }],
        comments: [{ text: 'Well done!', at }],
        mediaBytes,
        zipChanges: changed ? [garbled(facebookMessages)] : [],
      }),
  },
  {
    platform: 'linkedin',
    messages: 'messages.csv',
    build: (changed) =>
      buildLinkedinExport({
        ...maraOnLinkedin,
        posts: [{ text: 'Morning run', at }],
        comments: [{ text: 'Well done!', at }],
        mediaBytes,
        zipChanges: changed ? [garbled('messages.csv')] : [],
      }),
  },
];

describe.each(cases)('R5: messages, likes and contacts of an $platform export', ({ platform, messages, build }) => {
  it('stay unread: no byte of their range is asked for', async () => {
    const made = build(false);
    const zip = Buffer.from(await made.zipBytes());
    const content = inMemory(zip);
    const { outcome } = await readAll({ inputs: [{ kind: 'random_access', name: 'e.zip', content }], platform });
    expect(outcome.fault).toBeNull();
    const forbidden = made.files.filter((file) => JSON.stringify(file.content).includes(forbiddenText));
    expect(forbidden.length).toBeGreaterThan(4);
    for (const { path } of forbidden) {
      const { start, end } = dataRange(zip, path);
      expect(content.ranges.filter((range) => range.start < end && range.end > start)).toEqual([]);
    }
  });

  it('may be garbage, and nothing fails', async () => {
    const zip = await build(true).zipBytes();
    const { start, end } = dataRange(Buffer.from(zip), messages);
    expect(new Set(zip.subarray(start, end))).toEqual(new Set([0xff]));
    const input = { kind: 'random_access', name: 'e.zip', content: inMemory(zip) } as const;
    const { outcome, posts } = await readAll({ inputs: [input], platform });
    expect(outcome.fault).toBeNull();
    expect(posts.length).toBe(platform === 'x' ? 1 : 2);
  });

  it('are counted as dropped, and turn up in no post and no outcome', async () => {
    const input = { kind: 'random_access', name: 'e.zip', content: inMemory(await build(false).zipBytes()) } as const;
    const { outcome, posts } = await readAll({ inputs: [input], platform });
    expect(JSON.stringify({ outcome, posts })).not.toContain(forbiddenText);
    const { entriesListed, entriesRead, entriesDroppedUnread } = outcome.counts;
    expect(entriesDroppedUnread).toBeGreaterThanOrEqual(7);
    expect(entriesRead + entriesDroppedUnread).toBe(entriesListed);
  });

  it('are named to the person beforehand', () => {
    expect(describeReading(platform).neverOpens.join(' ')).toMatch(/messages.*likes/);
  });
});

describe('R5: a TikTok export, in which all stands in one file', () => {
  const garbage = '{"Date":"2026-01-02 10:00:00","From":\\u00zz,"Content":[[tru]]}';

  it('may hold garbage for messages, and nothing fails: they are not decoded', async () => {
    const made = buildTiktokExport({ ...mara, posts: [{ text: 'Morning run', at }], comments: [{ text: 'Yes!', at }] });
    const [file] = made.files;
    const content = String(file?.content).replace(/"ChatHistory": \{[^}]*\}\s*\]\s*\}/, `"ChatHistory": [${garbage}]`);
    expect(content).toContain(garbage);
    const input = {
      kind: 'random_access',
      name: 'user_data_tiktok.json',
      content: inMemory(Buffer.from(content)),
    } as const;
    const { outcome, posts } = await readAll({ inputs: [input], platform: 'tiktok' });
    expect(posts.map(({ text }) => text)).toEqual(['Yes!', 'Morning run']);
    expect(outcome).toMatchObject({ fault: null, windowReached: true, counts: { postsMalformed: 0 } });
  });

  it('what is passed over is named to the person beforehand', () => {
    expect(describeReading('tiktok').neverOpens.join(' ')).toMatch(/messages \(they stand in the same file.*likes/);
  });
});

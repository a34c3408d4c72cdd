import { buildFacebookExport, forbiddenText, makeExport } from '@visaguard/testkit';
import { describe, expect, it } from 'vitest';
import { maraOnFacebook, readAll, textInput, zipInput } from '../testing/read-all.ts';

const timestamp = 1_767_348_000;
const at = '2026-01-02T10:00:00.000Z';
const entry = (text: string) => ({ timestamp, data: [{ post: text }] });

/** Entries as the one file that is handed in. */
async function entries(name: string, content: unknown) {
  return readAll({ inputs: [textInput(name, JSON.stringify(content))], platform: 'facebook' });
}

/** Files of an export, each with its content. */
async function files(content: Readonly<Record<string, unknown>>) {
  const made = Object.entries(content).map(([path, value]) => ({ path, content: JSON.stringify(value) }));
  return readAll({ inputs: [await zipInput(makeExport('facebook-marasample.zip', made))], platform: 'facebook' });
}

describe('which files of a Facebook export are read', () => {
  it.each([
    ['groups/group_posts_and_comments.json', { group_posts_v2: [entry('x')] }],
    ['your_facebook_activity/groups/your_posts_in_groups.json', { group_posts_v2: [entry('x')] }],
    ['your_activity_across_facebook/groups/your_posts_and_comments_in_groups.json', { group_posts_v2: [entry('x')] }],
    ['your_facebook_activity/posts/archive.json', { archive_v2: [entry('x')] }],
    ['your_activity_across_facebook/posts/your_posts_1.json', [entry('x')]],
    ['posts/your_posts_7.json', [entry('x')]],
  ])('%s, under a label that is the same on every read', async (path, content) => {
    const { posts } = await files({ [path]: content });
    expect(posts).toMatchObject([{ text: 'x', provenance: { file: path, item: 0 } }]);
  });

  it.each(
    `messages inbox archived_threads filtered_threads message_requests e2ee_cutover stickers_used friends
    friends_and_followers followers connections contacts saved_items_and_collections saved_items search search_history
    ads_information security_and_login_information logged_information preferences dating facebook_payments location
    facebook_marketplace`.split(/\s+/),
  )('R5: none below %s, whatever it is called', async (folder) => {
    const { posts } = await files({
      'posts/your_posts_1.json': [entry('mine')],
      [`${folder}/posts/your_posts_1.json`]: [entry(forbiddenText)],
    });
    expect(posts.map(({ text }) => text)).toEqual(['mine']);
  });
});

describe('one entry of a Facebook export', () => {
  it('a place without words is a post without words', async () => {
    const place = { name: '', coordinate: { latitude: 50.94, longitude: 6.96 } };
    const { posts } = await entries('your_posts_1.json', [
      { timestamp, data: [], attachments: [{ data: [{ place }] }] },
    ]);
    expect(posts).toMatchObject([{ kind: 'authored', text: '', privateDetails: { location: '50.94, 6.96' } }]);
  });

  it('R17: one that is neither post nor comment is malformed, and nothing is made of it', async () => {
    const { posts, outcome } = await entries('your_posts_1.json', [entry('x'), { timestamp, title: 'new' }]);
    expect(posts).toHaveLength(1);
    expect(outcome.counts.postsMalformed).toBe(1);
  });

  it('a comment has the time of its own, else of its entry; one without words keeps its time', async () => {
    const earlier = timestamp - 86_400;
    const { posts, outcome } = await files({
      'comments_and_reactions/comments.json': {
        comments_v2: [
          { timestamp, data: [{ comment: { timestamp: earlier, comment: 'own time' } }] },
          { timestamp, data: [{ comment: { comment: 'time of the entry' } }] },
          { timestamp, data: [{ comment: { timestamp } }] },
          { timestamp, data: [{ comment: { author: 'Mara Sample' } }] },
        ],
      },
    });
    expect(posts.map(({ text, createdAt }) => [text, createdAt])).toEqual([
      ['own time', '2026-01-01T10:00:00.000Z'],
      ['time of the entry', at],
      ['', at],
    ]);
    expect(outcome.counts.postsMalformed).toBe(1);
  });
});

describe('the account of a Facebook export', () => {
  it('has addresses that are some, and no others', async () => {
    const emails = { emails: [' Mara@Example.test ', 'mara@example.test', 'not an address', ''] };
    const { outcome } = await files({
      'posts/your_posts_1.json': [entry('x')],
      'profile_information/profile_information.json': { profile_v2: { username: 'mara.sample', emails } },
    });
    expect(outcome.account).toMatchObject({ handle: 'marasample', emails: ['mara@example.test'] });
  });

  it('a file about it with a number is no part of a list', async () => {
    const [accountFile] = buildFacebookExport({ ...maraOnFacebook, posts: [] }).files.filter(({ path }) =>
      path.endsWith('profile_information.json'),
    );
    const { outcome } = await files({
      'posts/your_posts_1.json': [entry('x')],
      'profile_information/profile_information_2.json': JSON.parse(String(accountFile?.content)),
    });
    expect(outcome.account?.handle).toBe('marasample');
    expect(outcome.gaps.map(({ code }) => code)).not.toContain('missing_part');
  });
});

import { type Platform, platforms } from '@visaguard/domain';
import { type Clock, sha256Hex } from '@visaguard/kernel';
import { personaTexts } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import type { RunOrder } from '../actor.ts';
import { judgePosts, postsOrder } from '../posts.ts';
import { decideAfterProbe, judgeProbe, probeOrder } from '../probe.ts';
import type { PublicSource } from '../source.ts';
import { publicSourceOf } from '../sources.ts';
import { createPersonaApify, personaCode } from './persona-apify.ts';
import { personaHandle, personaNames, personaOf } from './personas.ts';

let nowMs = Date.parse('2026-11-01T10:00:00.000Z');
const clock: Clock = { now: () => new Date(nowMs) };
const window = { from: '2021-11-02T00:00:00.000Z', to: '2026-11-01T23:59:59.999Z' };
const apify = createPersonaApify(clock);

/** As a worker runs it; each step could be another process. */
async function run(order: RunOrder) {
  const started = await apify.start(order, null);
  if (!started.ok) return started.error.code;
  const end = await createPersonaApify(clock).await(started.value, 0);
  const rows = await createPersonaApify(clock).read(started.value, order.fields, order.rowsMax);
  if (!end.ok || end.value.state !== 'ended' || !rows.ok) throw new Error('it ends at once');
  return { end: end.value, rows: rows.value };
}

async function probed(source: PublicSource, handle: string, startKey = handle) {
  const ended = await run(probeOrder(source, { handle, startKeySha256: sha256Hex(startKey) }));
  if (typeof ended === 'string') throw new Error(ended);
  return judgeProbe(source, handle, ended);
}

/** What screening this handle comes to, its account having been proven at an earlier look. */
async function screened(source: PublicSource, handle: string, earlierKey = 'earlier') {
  const earlier = await probed(source, handle, earlierKey);
  const proven = 'account' in earlier ? (earlier.account?.accountId ?? '') : '';
  nowMs += 60_000;
  const after = decideAfterProbe(await probed(source, handle), proven);
  if (after.state !== 'collect') return after.reason;
  const request = { account: after.account, window, startKeySha256: sha256Hex(`${handle} posts`) };
  const ended = await run(postsOrder(source, request));
  if (typeof ended === 'string') return ended;
  const collected = judgePosts(source, request, ended);
  if (collected.state !== 'obtained') return collected.reason;
  return { texts: collected.posts.map(({ text }) => text), isWhole: collected.windowReached, posts: collected.posts };
}

const everywhere = platforms.flatMap((platform) => {
  const { alternates, ...usual } = publicSourceOf(platform);
  const others = alternates.posts.map((posts) => ({ ...usual, alternates, posts }));
  const looks = alternates.probe.map((probe) => ({ ...usual, alternates, probe }));
  return [{ ...usual, alternates }, ...others, ...looks].map((source): [string, Platform, PublicSource] => [
    `${platform} by ${source.probe.actor.name} and ${source.posts.actor.name}`,
    platform,
    source,
  ]);
});

describe.each(everywhere)('on %s', (_name, platform, source) => {
  const on = (name: string) => screened(source, personaHandle(platform, name));

  test.each(['persona_clear', 'persona_threat', 'persona_protected_only', 'persona_injection'] as const)(
    '%s shows the posts that give its outcome, all of the window',
    async (name) => {
      expect(await on(name)).toMatchObject({ texts: personaTexts[name], isWhole: true });
    },
  );

  test('the newest post is two months old, and has a link and an own number', async () => {
    const seen = await on('persona_threat');
    const posts = typeof seen === 'string' ? [] : seen.posts;
    expect(posts[0]?.createdAt?.slice(0, 10)).toBe('2026-09-01');
    expect(new Set(posts.map(({ nativeId }) => nativeId)).size).toBe(4);
    if (source.posts.actor.name !== 'apimaestro/linkedin-profile-posts') expect(posts[0]?.permalink).toMatch(/^https:/);
  });

  test('persona_partial is cut short, and persona_rate_limited refused', async () => {
    expect(await on('persona_partial')).toMatchObject({ isWhole: false, texts: personaTexts.persona_clear });
    expect(await on('persona_rate_limited')).toBe('rate_limited');
  });

  test('R7: persona_recycled has another number at each look, and everybody else the same', async () => {
    expect(await on('persona_recycled')).toBe('not_proven');
    const accounts = personaNames.map((name) => personaOf(name).accountId).filter(Boolean);
    expect(new Set(accounts).size).toBe(personaNames.length - 1);
  });

  test('R17: what cannot be seen is never clear, and says why as far as the platform does', async () => {
    const own: Partial<Record<Platform, string>> = { linkedin: 'blocked', facebook: 'login_required' };
    expect(await on('persona_private')).toBe(own[platform] ?? 'private');
    expect(await on('persona_no_posts')).toBe('empty_or_hidden');
    const isTold = platform !== 'linkedin' && platform !== 'x';
    for (const name of ['persona_not_found', 'mara_sample', 'persona_clear2']) {
      expect(await on(name), name).toBe(isTold ? 'not_found' : 'blocked');
    }
  });

  test('R7: the biography of every account that is shown stands for a code', async () => {
    const seen = await probed(source, personaHandle(platform, 'persona_clear'));
    expect('account' in seen && seen.account?.biography).toContain(personaCode);
  });
});

test('two handles of personas are never the same', () => {
  for (const platform of platforms) {
    expect(new Set(personaNames.map((name) => personaHandle(platform, name))).size).toBe(personaNames.length);
  }
});

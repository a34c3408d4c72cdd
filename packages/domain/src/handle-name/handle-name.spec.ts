import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Platform, platforms } from '../vocabulary.ts';
import { canonicalHandle, handlePatterns, parseHandleArgument } from './canonical-handle.ts';
import { ds160CodeOf, ds160Inventory } from './ds160-inventory.ts';

describe('canonical handles', () => {
  test.each<[Platform, string, string]>([
    ['instagram', 'mara.sample', 'mara.sample'],
    ['instagram', '  @Mara.Sample ', 'mara.sample'],
    ['instagram', '＠ｍａｒａ．ｓａｍｐｌｅ', 'mara.sample'],
    ['instagram', 'https://www.instagram.com/Mara.Sample/?hl=en#top', 'mara.sample'],
    ['instagram', 'instagram.com/mara.sample/reels/', 'mara.sample'],
    ['instagram', 'mara.sample?igsh=abc', 'mara.sample'],
    ['tiktok', 'https://www.tiktok.com/@mara.sample?lang=en', 'mara.sample'],
    ['tiktok', '@@mara_sample', 'mara_sample'],
    ['linkedin', 'https://de.linkedin.com/in/Mara-Sample-1234/', 'mara-sample-1234'],
    ['linkedin', 'mara-sample', 'mara-sample'],
    ['facebook', 'Mara.Sample', 'marasample'],
    ['facebook', 'https://m.facebook.com/mara.sample.7?ref=bookmarks', 'marasample7'],
    ['x', 'HTTPS://X.com/Mara_Sample', 'mara_sample'],
    ['x', 'twitter.com/mara_sample/status/1', 'mara_sample'],
    ['x', 'https://mobile.twitter.com/@mara_sample', 'mara_sample'],
  ])('on %s %j is %j, and the raw form is kept', (platform, raw, canonical) => {
    expect(canonicalHandle(platform, raw)).toEqual({ ok: true, value: { raw, canonical } });
  });

  test.each<[Platform, string, string]>([
    ['instagram', '', 'nothing'],
    ['instagram', '@', 'only an at sign'],
    ['instagram', 'mara sample', 'a space'],
    ['instagram', 'mara@example.test', 'an e-mail address'],
    ['instagram', 'a'.repeat(31), 'too long'],
    ['instagram', 'mara\u202esample', 'a direction mark'],
    ['instagram', 'm\u0430ra.sample', 'a Cyrillic letter'],
    ['instagram', 'instagram.com', 'a site without a name'],
    ['instagram', 'https://www.instagram.com/', 'a site without a name'],
    ['instagram', 'https://www.instagram.com/p/Abc123/', 'a link to a post'],
    ['instagram', 'https://www.tiktok.com/@mara.sample', 'a link to another platform'],
    ['instagram', 'https://instagram.com.example.test/mara.sample', 'a look-alike host'],
    ['instagram', 'https://instagram.com@example.test/mara.sample', 'a host behind credentials'],
    ['instagram', 'https://notinstagram.com/mara.sample', 'a host that only ends alike'],
    ['tiktok', 'm', 'too short'],
    ['tiktok', 'a'.repeat(25), 'too long'],
    ['tiktok', 'https://vm.tiktok.com/ZMabc/', 'a short link'],
    ['linkedin', 'https://www.linkedin.com/company/sample', 'a company'],
    ['linkedin', 'https://www.linkedin.com/in/', 'a link without a name'],
    ['linkedin', 'ab', 'too short'],
    ['linkedin', 'mara.sample', 'a dot'],
    ['facebook', 'mara.com', 'a name that ends like a domain'],
    ['facebook', 'mara.sample.org', 'a name that ends like a domain'],
    ['facebook', 'mara.sample.net', 'a name that ends like a domain'],
    ['facebook', 'https://www.facebook.com/profile.php?id=100001', 'a link by number'],
    ['facebook', '...', 'dots only'],
    ['x', 'a'.repeat(16), 'too long'],
    ['x', 'mara.sample', 'a dot'],
    ['x', 'https://x.com/i/status/1', 'a page of the site'],
    ['x', 'https://%', 'a broken link'],
  ])('on %s %j is refused (%s) without being repeated', (platform, raw) => {
    const refused = canonicalHandle(platform, raw);
    expect(refused).toMatchObject({ ok: false, error: { code: 'handle_invalid', facts: { platform } } });
    if (raw.length > 4) expect(JSON.stringify(refused)).not.toContain(raw);
  });

  test('a canonical handle is its own canonical form', () => {
    const anyPlatform = fc.constantFrom(...platforms);
    fc.assert(
      fc.property(
        anyPlatform.chain((p) => fc.tuple(fc.constant(p), fc.stringMatching(handlePatterns[p]))),
        ([platform, raw]) => {
          const first = canonicalHandle(platform, raw);
          if (!first.ok) return;
          expect(canonicalHandle(platform, ` @${first.value.canonical.toUpperCase()} `)).toMatchObject({
            value: { canonical: first.value.canonical },
          });
        },
      ),
    );
  });

  test('whatever is written, the answer is a canonical handle or a refusal', () => {
    const written = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...platforms), written, (platform, raw) => {
        const handle = canonicalHandle(platform, raw);
        if (handle.ok) expect(handle.value.canonical).toMatch(handlePatterns[platform]);
        else expect(handle.error.code).toBe('handle_invalid');
      }),
    );
  });
});

describe('platform:name', () => {
  test.each([
    ['instagram:mara.sample', 'instagram', 'mara.sample', 'mara.sample'],
    ['X:@Mara_Sample', 'x', '@Mara_Sample', 'mara_sample'],
    ['x:https://x.com/mara_sample', 'x', 'https://x.com/mara_sample', 'mara_sample'],
  ])('%j is read', (argument, platform, raw, canonical) => {
    expect(parseHandleArgument(argument)).toEqual({ ok: true, value: { platform, raw, canonical } });
  });

  test.each(['mara.sample', 'myspace:mara', 'instagram:', ':mara', 'https://x.com/mara'])(
    '%j is refused',
    (argument) => {
      expect(parseHandleArgument(argument)).toMatchObject({ ok: false, error: { code: 'handle_argument_invalid' } });
    },
  );

  test('a name that is none on its platform is refused', () => {
    expect(parseHandleArgument('x:mara.sample')).toMatchObject({ ok: false, error: { code: 'handle_invalid' } });
  });
});

describe('R25: the DS-160 inventory', () => {
  test('R25: it has the twenty entries of the form, none and other', () => {
    expect(ds160Inventory.map(({ name }) => name).join(', ')).toBe(
      'ASKfm, Douban, Facebook, Flickr, Google+, Instagram, LinkedIn, MySpace, Pinterest, Qzone, Reddit, Sina Weibo, ' +
        'Tencent Weibo, Tumblr, Twitter, Twoo, Vine, VK, Youku, YouTube, None, Other',
    );
  });

  test('R25: X is declared as Twitter and TikTok as other', () => {
    expect(platforms.map((platform) => [platform, ds160CodeOf(platform)])).toEqual([
      ['instagram', 'instagram'],
      ['tiktok', 'other'],
      ['linkedin', 'linkedin'],
      ['facebook', 'facebook'],
      ['x', 'twitter'],
    ]);
  });
});

import type { Random } from '@visaguard/kernel';
import { seededRandom } from '@visaguard/testkit';
import { expect, test } from 'vitest';
import { post } from '../testing/made-up-posts.ts';
import { type AskedPost, readReply } from './read-reply.ts';
import { showText } from './shown-text.ts';

const claimsMin = 100_000;
const texts = [
  'Fake passports for sale, 200 each, write to me today and bring the money with you.',
  'Soup with lemon for lunch — “best of the week”, and then rain, rain, rain all day long.',
  'We will all meet at the old café near the river; bring friends, drums and good shoes!',
  'مرحبا بكم في الحديقة الجديدة قرب النهر، تعالوا مع الأصدقاء',
  '今天的汤很好喝，明天我们去河边散步吧，带上朋友。',
  'I said I would win the game and kill the boss in the last level 🎮🎮 what a night',
  'kys',
  'I am so\u200b h\u202eappy that the exam is over, thanks to everybody who helped me.',
];
const words = [...new Set(texts.flatMap((text) => text.split(/\s+/)))];
const pick = <T>(items: readonly T[], random: Random): T | undefined => items[number(random, items.length)];

function number(random: Random, below: number): number {
  return Buffer.from(random(4)).readUInt32BE() % below;
}

/** A quote as a model may make one up: true, of another post, cut, mended, mixed, or of its own words. */
function madeUpQuote(own: string, random: Random): string {
  const other = pick(texts, random) ?? '';
  const cut = (text: string) => {
    const from = number(random, text.length);
    return text.slice(from, from + 1 + number(random, 60));
  };
  const some = (count: number) => Array.from({ length: count }, () => pick(words, random)).join(' ');
  const makers = [
    () => cut(own),
    () => cut(other),
    () => cut(own).toUpperCase().replaceAll(' ', '  '),
    () => `${cut(own)} ${cut(other)}`,
    () => some(1 + number(random, 12)),
    () =>
      own
        .split(' ')
        .map((word) => (number(random, 6) === 0 ? pick(words, random) : word))
        .join(' ')
        .slice(0, 300),
    () => own.split(' ').toReversed().join(' '),
    () => Buffer.from(random(40)).toString('latin1'),
    () => cut(own).normalize('NFKD').replaceAll('a', 'а'),
    () => '',
  ];
  return pick(makers, random)?.() ?? '';
}

/** Letters and digits alone, without the marks above and below them. */
function bare(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The share of words that both have, told independently of the check: in no order, each as often as it stands there. */
function sharedWords(left: string, right: string): number {
  const [ours, theirs] = [left, right].map((text) =>
    text
      .split(/[^\p{L}\p{N}\p{M}'’\u200b\u202e]+/u)
      .map(bare)
      .filter(Boolean),
  );
  const rest = [...(theirs ?? [])];
  const shared = (ours ?? []).filter((word) => {
    const at = rest.findIndex((other) => other === word || other === word.replaceAll('а', 'a'));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / Math.max(1, (ours?.length ?? 0) + (theirs?.length ?? 0));
}

function isFabricated(quote: string, cited: string): boolean {
  const [claimed, stands] = [bare(quote), bare(cited)];
  if (cited === quote || (claimed !== '' && stands === claimed)) return false;
  return sharedWords(quote, cited) < 0.8;
}

test('R12: of 100,000 made-up votes none cites what is not in its own post', { timeout: 60_000 }, () => {
  const random = seededRandom('fabricated');
  const asked: AskedPost[] = texts.map((text, nth) => ({ id: `p_000${nth}`, post: post(text), shown: showText(text) }));
  let [claims, kept, dropped] = [0, 0, 0];
  const fabricated: string[] = [];
  while (claims < claimsMin) {
    // One claim of each category at most, so that what is kept can be told from what was claimed.
    const claimed = asked.map(({ id, shown }) => ({ id, quote: madeUpQuote(shown.text, random).slice(0, 300) }));
    const votes = claimed.map(({ id, quote }) => {
      return { id, findings: [{ category: 'fraud', severity: 'high', quote, stance: 'author' }] };
    });
    const read = readReply(JSON.stringify({ votes }), asked);
    claims += votes.length;
    dropped += read?.quotesDropped ?? 0;
    read?.votes.forEach(({ categories }, nth) => {
      const [vote] = categories;
      if (!vote) return;
      kept += 1;
      const cited = texts[nth]?.slice(vote.start, vote.end) ?? '';
      const quote = claimed[nth]?.quote ?? '';
      if (vote.end > (texts[nth]?.length ?? 0) || isFabricated(quote, cited)) fabricated.push(`${quote} -> ${cited}`);
    });
  }
  expect(fabricated.slice(0, 5)).toEqual([]);
  expect(kept + dropped).toBe(claims);
  expect(kept).toBeGreaterThan(claims / 10);
  expect(dropped).toBeGreaterThan(claims / 10);
});

import type { NormalisedPost } from '@visaguard/domain';
import { describe, expect, test } from 'vitest';
import { assessSource } from './assess-source.ts';
import { inventoryLines } from './inventory-lines.ts';
import { sourceFacts } from './report-facts.ts';

const post = (parts: Partial<NormalisedPost>): NormalisedPost => ({
  platform: 'x',
  nativeId: '1',
  kind: 'authored',
  audience: 'public',
  text: 'A long walk in the hills.',
  createdAt: '2026-01-01T00:00:00.000Z',
  permalink: null,
  media: { images: 1, videos: 0, audio: 0 },
  provenance: { file: 'data/tweets.js', item: 0 },
  ...parts,
});

const header = {
  sourceId: 'src_1',
  platform: 'x',
  kind: 'archive',
  handle: 'mara_sample',
  verifiedOwner: true,
  postsTooOld: 0,
  media: { images: 2, videos: 0, audio: 0 },
  gaps: [],
} as const;

describe('assessment of a source', () => {
  test('R5: what non-public posts hold is counted apart from what public ones hold', () => {
    const assessor = assessSource('src_1');
    assessor.add(post({ text: 'Ramadan starts tonight with Sarah.' }));
    assessor.add(post({ nativeId: '2', audience: 'not_public', text: 'My therapist says I should go to church.' }));
    const analysis = assessor.finish();
    expect(analysis).toMatchObject({ postsRead: 2, redacted: 4, publicPosts: { read: 1, assessed: 1 } });
    const { counts } = sourceFacts({ ...header, coverage: { state: 'assessed' } }, analysis);
    expect(counts.publicPosts).toEqual({
      read: 1,
      assessed: 1,
      redacted: 2,
      media: { images: 1, videos: 0, audio: 0 },
    });
  });

  test('R8, R17: an undated post is not assessed, and the same posts give the same ids', () => {
    const findings = () => {
      const assessor = assessSource('src_1');
      assessor.add(post({ createdAt: null, text: 'I will kill you.' }));
      assessor.add(post({ nativeId: '2', text: 'I will kill you.' }));
      return assessor.finish();
    };
    expect(findings()).toMatchObject({
      postsAssessed: 1,
      postsNotAssessed: { undated: 1 },
      findings: [{ severity: 'high' }],
    });
    expect(findings()).toEqual(findings());
  });

  test('R25: the inventory names every account of the form, and says "screened" of none that was not', () => {
    const failed = sourceFacts({ ...header, coverage: { state: 'not_assessed', reason: 'archive_invalid' } }, null);
    const lines = inventoryLines([failed], [{ platform: 'instagram', canonical: 'mara.sample' }]);
    expect(lines).toHaveLength(20);
    expect(lines.filter(({ screened }) => screened)).toEqual([]);
    expect(lines.filter(({ handle }) => handle !== null)).toEqual([
      { platform: 'Instagram', handle: 'mara.sample', screened: false },
      { platform: 'Twitter', handle: 'mara_sample', screened: false },
    ]);
    const read = sourceFacts({ ...header, coverage: { state: 'assessed' } }, assessSource('src_1').finish());
    expect(inventoryLines([read], []).find(({ platform }) => platform === 'Twitter')?.screened).toBe(true);
  });
});

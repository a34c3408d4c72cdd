import type { Platform } from '@visaguard/domain';
import { describe, expect, test } from 'vitest';
import type { DeclaredHandle } from './arguments.ts';
import { placeUnreadable } from './place-unreadable.ts';

const broken = (name: string) => ({ name, fault: { code: 'corrupt_zip', detail: 'The ZIP is cut off.' } as const });
const read = (...platforms: Platform[]) =>
  platforms.map((platform) => ({ platform, inputs: [], names: [], handle: null }));
const none: DeclaredHandle[] = [];

describe('R17: an input that cannot be read is never left out in silence', () => {
  test.each<[string, Platform]>([
    ['instagram-mara-2026-11-01.zip', 'instagram'],
    ['twitter-2026-11-01-abc.zip', 'x'],
    ['x-archive.zip', 'x'],
    ['TikTok_Data_1.zip', 'tiktok'],
    ['facebook-mara.zip', 'facebook'],
    ['Complete_LinkedInDataExport.zip', 'linkedin'],
  ])('%s counts under the platform in its name: %s', (name, platform) => {
    const { placed, unplaced } = placeUnreadable([broken(name)], { exports: read('instagram', 'x'), handles: none });
    expect(placed).toEqual([{ platform, handle: null, sentence: `${name} could not be read. The ZIP is cut off.` }]);
    expect(unplaced).toEqual([]);
  });

  test('a name that says nothing: the account that was named and has no export', () => {
    const handles = [{ platform: 'x', canonical: 'mara_sample' } as const];
    const { placed } = placeUnreadable([broken('export.zip')], { exports: read('instagram'), handles });
    expect(placed).toMatchObject([{ platform: 'x', handle: 'mara_sample' }]);
  });

  test('nothing named: the one platform of which nothing could be read', () => {
    const others = read('x', 'facebook', 'tiktok', 'linkedin');
    const { placed } = placeUnreadable([broken('export.zip')], { exports: others, handles: none });
    expect(placed).toMatchObject([{ platform: 'instagram', handle: null }]);
    expect(placed[0]?.sentence).toContain('is a guess');
  });

  test('no clue at all: it may hold posts of any account', () => {
    const inputs = [broken('export.zip')];
    expect(placeUnreadable(inputs, { exports: read('instagram', 'x'), handles: none })).toEqual({
      placed: [],
      unplaced: ['export.zip could not be read. The ZIP is cut off.'],
    });
  });
});

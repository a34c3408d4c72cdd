import { describe, expect, it } from 'vitest';
import { deriveId, idPrefixes, isId, mintId } from './ids.ts';

const at = (ms: number) => ({ now: () => new Date(ms) });
const zeros = (length: number) => new Uint8Array(length);
const ones = (length: number) => new Uint8Array(length).fill(255);

describe('ids', () => {
  it('sort by the time they were minted, whatever their random part', () => {
    const earlier = mintId('screening', at(1_800_000_000_000), ones);
    const later = mintId('screening', at(1_800_000_000_001), zeros);
    expect(earlier < later).toBe(true);
  });

  it('say what they name, and no prefix stands for two kinds', () => {
    expect(mintId('applicant', at(0), zeros)).toBe(`app_${'0'.repeat(26)}`);
    const prefixes = Object.values(idPrefixes);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  it.each(['app_', 'app_0', `app_${'0'.repeat(25)}i`, `scr_${'0'.repeat(26)}`, ` app_${'0'.repeat(26)}`])(
    'refuse %j as an applicant',
    (text) => {
      expect(isId('applicant', text)).toBe(false);
    },
  );

  it('derived from the same parts are the same, and parts do not run into one another', () => {
    expect(deriveId('source', ['ab', 'c'])).toBe(deriveId('source', ['ab', 'c']));
    expect(deriveId('source', ['ab', 'c'])).not.toBe(deriveId('source', ['a', 'bc']));
    expect(deriveId('source', ['ab']).slice(4)).not.toBe(deriveId('report', ['ab']).slice(4));
    expect(isId('source', deriveId('source', ['ab']))).toBe(true);
  });

  it('derived from a thing sort beside it, or by the instant that is given', () => {
    const earlier = mintId('screening', at(1_800_000_000_000), ones);
    const later = mintId('screening', at(1_800_000_000_001), zeros);
    expect(deriveId('report', [earlier, 'z']).slice(4) < deriveId('report', [later, 'a']).slice(4)).toBe(true);
    const [first, second] = ['2026-11-01T00:00:00.000Z', '2026-11-01T00:00:00.001Z'];
    expect(deriveId('screening', [later], first) < deriveId('screening', [earlier], second)).toBe(true);
    expect(deriveId('report', [earlier, 'a'])).not.toBe(deriveId('report', [earlier, 'b']));
  });
});

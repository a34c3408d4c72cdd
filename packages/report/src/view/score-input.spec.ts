import { describe, expect, test } from 'vitest';
import { sampleFacts, sampleFinding } from '../sample-facts.fixture.ts';
import { scoreInput } from './score-input.ts';

const counted = (parts: Parameters<typeof sampleFinding>[0]) => {
  const { asOf, sources } = sampleFacts();
  return scoreInput(asOf, sources, [sampleFinding(parts)]).sources.flatMap(({ findings }) => findings);
};

describe('5.4: what the score may know', () => {
  test.each([
    ['unresolved', { state: 'unresolved', origin: 'unresolved' }],
    ['dismissed', { state: 'dismissed' }],
    ['dismissed, and once unresolved', { state: 'dismissed', origin: 'unresolved' }],
    ['held', { state: 'held' }],
    ['without a date', { postedAt: null }],
  ] as const)('nothing of a finding that is %s', (_case, parts) => {
    expect(counted(parts)).toEqual([]);
  });

  test('how a proposal came about, and how certain a person is who confirmed it', () => {
    expect(counted({ state: 'proposed', origin: 'adjudicated' })).toMatchObject([
      { standing: { kind: 'proposed', origin: 'adjudicated' } },
    ]);
    expect(counted({ state: 'confirmed', certainty: 'certain', origin: 'unresolved' })).toMatchObject([
      { standing: { kind: 'confirmed', certainty: 'certain' } },
    ]);
  });
});

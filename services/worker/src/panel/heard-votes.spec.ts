import type { Opinion } from '@visaguard/domain';
import { deriveId } from '@visaguard/kernel';
import { describe, expect, test } from 'vitest';
import { partedVotes } from './heard-votes.ts';

const call = {
  ...{ modelAsked: 'sample', modelAnswered: null, replySha256: null, inputTokens: 0, outputTokens: 0 },
  ...{ costMicros: 700, outcome: 'timed_out' as const },
};
const saying = {
  voted: { kind: 'voted', seen: [] },
  blocked: { kind: 'no_vote', reason: 'blocked' },
  timed_out: { kind: 'no_vote', reason: 'timed_out' },
  unavailable: { kind: 'no_vote', reason: 'unavailable' },
} as const satisfies Record<string, Opinion>;

/** What is heard and what is away of an answer that says each of these of one post. */
function parted({ isAborted = false, backAfterMs }: { isAborted?: boolean; backAfterMs?: number }) {
  const opinions = new Map(Object.entries(saying).map(([name, opinion]) => [deriveId('post', [name]), opinion]));
  const votes = { version: 'sample-1', opinions, calls: [call], quotesDropped: 1 };
  const signal = isAborted ? AbortSignal.abort() : new AbortController().signal;
  const given = backAfterMs === undefined ? votes : { ...votes, backAfterMs };
  const { heard, away } = partedVotes('gemini', given, signal);
  expect([heard.calls, heard.quotesDropped]).toEqual([[call], 1]);
  const namesOf = (of: ReadonlyMap<string, Opinion> | undefined) =>
    Object.keys(saying).filter((name) => of?.has(deriveId('post', [name])));
  return { heard: namesOf(heard.opinions), away: namesOf(away?.votes.opinions), calls: away?.votes.calls };
}

describe('what goes on record of an answer, beside every call', () => {
  test('all of it, where nothing passes by itself', () => {
    expect(parted({})).toEqual({ heard: ['voted', 'blocked', 'timed_out', 'unavailable'], away: [], calls: undefined });
  });

  test('not what its service could not answer for now', () => {
    const away = { heard: ['voted', 'blocked'], away: ['timed_out', 'unavailable'], calls: [] };
    expect(parted({ backAfterMs: 30_000 })).toEqual(away);
  });

  test.each([30_000, undefined])(
    'not what was given up, nor what waited for its place while the service was left alone: back after %s',
    (backAfterMs) => {
      const given = { isAborted: true, ...(backAfterMs === undefined ? {} : { backAfterMs }) };
      expect(parted(given)).toEqual({ heard: ['voted', 'blocked'], away: [], calls: undefined });
    },
  );
});

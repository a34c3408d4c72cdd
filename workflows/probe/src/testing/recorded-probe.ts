import { permanentFailure } from '@visaguard/orchestration';
import type { ProbeActivities, ProbeStep } from '../activities.ts';

export type RecordedProbe = {
  readonly activities: ProbeActivities;
  /** Every attempt, in order. */
  readonly calls: readonly string[];
  /** What is on record; null while the look is under way. */
  readonly result: () => 'seen' | 'unknown' | null;
};

/** What each attempt of a step comes to: it waits so long, fails, or fails for good; the one after them sees the profile. */
type Attempt = number | 'fails' | 'fails_for_good';

/** Activities that remember what they did, as the event store does. */
export function recordedProbe(attempts: readonly Attempt[] = []): RecordedProbe {
  const left = [...attempts];
  const calls: string[] = [];
  let result: 'seen' | 'unknown' | null = null;
  const activities: ProbeActivities = {
    async advanceProbe(): Promise<ProbeStep> {
      calls.push('advance');
      if (result !== null) return null;
      const attempt = left.shift();
      if (attempt === 'fails') throw new Error('fails for now');
      if (attempt === 'fails_for_good') throw permanentFailure('made_up_fault', 'fails for good');
      if (attempt !== undefined) return { waitMs: attempt };
      result = 'seen';
      return null;
    },
    async giveUpProbe() {
      calls.push('give up');
      result ??= 'unknown';
    },
  };
  return { activities, calls, result: () => result };
}

/**
 * What has to happen now and then, or a run has shown nothing: a suite in which no request was ever repeated does not
 * test repeats. Counted where it happens; a suite is green only if none is at zero.
 */
export const situations = [
  'a request failed and was sent again',
  'a repeat was answered with the first reply',
  'a request was sent twice at once',
  'the outbox grew while nothing took from it',
  'a record was published twice',
  'a process was killed',
  'a process was killed between two steps',
  'the work of a stopped process was done by the other',
  'a batch was fenced',
  'a screening outlived its worker',
  'a stream was parked',
  'a recorded event was delivered again, out of order',
  'a screening was closed by a withdrawal',
] as const;

export type Situation = (typeof situations)[number];

export type Sometimes = {
  happened(situation: Situation, times?: number): void;
  counts(): ReadonlyMap<Situation, number>;
};

export function createSometimes(): Sometimes {
  const counts = new Map<Situation, number>(situations.map((situation) => [situation, 0]));
  return {
    happened: (situation, times = 1) => counts.set(situation, (counts.get(situation) ?? 0) + times),
    counts: () => counts,
  };
}

import type { Answer } from './checks.ts';

export type Verdict = {
  readonly status: 200 | 503;
  readonly body: {
    readonly status: 'ok' | 'degraded' | 'unavailable' | 'draining';
    readonly checks: readonly Answer[];
  };
};

/** Whether the process should live: its `live` checks only, for a restart mends no engine that is away. */
export function liveness(answers: readonly Answer[]): Verdict {
  const checks = answers.filter(({ tier }) => tier === 'live');
  return checks.every(({ ok }) => ok)
    ? { status: 200, body: { status: 'ok', checks } }
    : { status: 503, body: { status: 'unavailable', checks } };
}

/** Whether requests should come here: not while draining, nor where a live or required check says no. */
export function readiness(checks: readonly Answer[], isDraining: boolean): Verdict {
  if (isDraining) return { status: 503, body: { status: 'draining', checks } };
  const failing = checks.filter(({ ok }) => !ok);
  if (failing.some(({ tier }) => tier !== 'degradable'))
    return { status: 503, body: { status: 'unavailable', checks } };
  return { status: 200, body: { status: failing.length > 0 ? 'degraded' : 'ok', checks } };
}

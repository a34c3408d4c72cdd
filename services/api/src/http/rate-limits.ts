import type { Principal } from '@visaguard/access';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { OperationKind } from './contract.ts';
import type { ApiLimits } from './limits.ts';

const windowSeconds = 60;

export type RateVerdict = {
  readonly allowed: boolean;
  readonly limit: number;
  /** Headers of every answer, and what a caller over the limit is told about waiting. */
  readonly headers: Readonly<Record<string, string>>;
};

/** Counts what each credential asks in a minute; reads and writes apart. Per process: one process is one door. */
export function createRateLimits(limits: Pick<ApiLimits, 'readsPerMinute' | 'writesPerMinute'>) {
  const buckets = {
    reads: new RateLimiterMemory({ points: limits.readsPerMinute, duration: windowSeconds }),
    writes: new RateLimiterMemory({ points: limits.writesPerMinute, duration: windowSeconds }),
  };
  return async (caller: Principal, kind: OperationKind): Promise<RateVerdict> => {
    const name = kind === 'create' || kind === 'change' ? 'writes' : 'reads';
    const bucket = buckets[name];
    const { allowed, result } = await consume(bucket, caller.id);
    const resetSeconds = Math.max(1, Math.ceil(result.msBeforeNext / 1000));
    return {
      allowed,
      limit: bucket.points,
      headers: {
        'RateLimit-Policy': `"${name}";q=${bucket.points};w=${windowSeconds}`,
        RateLimit: `"${name}";r=${Math.max(0, result.remainingPoints)};t=${resetSeconds}`,
        ...(allowed ? {} : { 'Retry-After': String(resetSeconds) }),
      },
    };
  };
}

async function consume(bucket: RateLimiterMemory, key: string) {
  try {
    return { allowed: true, result: await bucket.consume(key) };
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return { allowed: false, result: refusal };
    throw refusal;
  }
}

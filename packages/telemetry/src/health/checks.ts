import { withinTime } from '../within-time.ts';

/**
 * A question about this process. `live`: it should be restarted when the answer is no (a consumer that hangs and
 * tries nothing any more). `required`: it cannot serve without. `degradable`: it serves, and serves less.
 */
export type Check = {
  /** Shown to whoever asks: the name of an engine or a consumer. */
  readonly name: string;
  readonly tier: 'live' | 'required' | 'degradable';
  /** False and a rejection are both a no. */
  readonly ok: () => Promise<boolean>;
};

export type Answer = Pick<Check, 'name' | 'tier'> & { readonly ok: boolean };

export type CheckDeps = {
  readonly checks: readonly Check[];
  readonly timeoutMs: number;
  readonly cachedForMs: number;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  /** Called when the answer of a check changes, and for a first answer that is no. */
  readonly onChange: (answer: Answer, error: unknown) => void;
};

/**
 * Asks all checks at once, each within its time. An answer holds for `cachedForMs`, so that probes, however many, cost
 * the engines one question. A check that hangs is not asked again before it has answered: questions do not pile up.
 */
export function createChecks(deps: CheckDeps): () => Promise<readonly Answer[]> {
  const asks = deps.checks.map((check) => asking(deps, check));
  return () => Promise.all(asks.map((ask) => ask()));
}

function asking(deps: CheckDeps, check: Check): () => Promise<Answer> {
  const { timeoutMs, cachedForMs, nowMs, onChange } = deps;
  const ask = oneAtATime(check.ok);
  let wasOk = true;
  let answer: Promise<Answer> | undefined;
  let goodUntilMs = 0;

  async function answered(): Promise<Answer> {
    let error: unknown;
    const ok = await withinTime(timeoutMs, ask).catch((reason: unknown) => {
      error = reason;
      return false;
    });
    const given = { name: check.name, tier: check.tier, ok };
    goodUntilMs = nowMs() + cachedForMs;
    if (ok !== wasOk) onChange(given, error);
    wasOk = ok;
    return given;
  }

  return () => {
    if (answer === undefined || nowMs() >= goodUntilMs) {
      answer = answered();
    }
    return answer;
  };
}

function oneAtATime(ok: () => Promise<boolean>): () => Promise<boolean> {
  let underWay: Promise<boolean> | undefined;
  return () => {
    underWay ??= (async () => ok())().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}

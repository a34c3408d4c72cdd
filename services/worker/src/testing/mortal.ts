import type { Application } from '@visaguard/application';

export type Mortal = {
  readonly app: Application;
  /** Resolves when it has died: with the effect of that number, whose answer reaches nobody. */
  readonly dieAfter: (effects: number) => Promise<void>;
  readonly die: () => void;
  readonly isDead: () => boolean;
};

const never = () => new Promise<never>(() => {});

/** The application as one worker sees it that may be killed: dead, it gets no answer any more and has no effect. */
export function mortal(app: Application): Mortal {
  let left = Number.POSITIVE_INFINITY;
  let dead = false;
  let tell = () => {};
  const asked = async <T>(call: () => Promise<T>): Promise<T> => {
    if (dead) return never();
    const answer = await call();
    return dead ? never() : answer;
  };
  const effect = async <T>(call: () => Promise<T>): Promise<T> => {
    const answer = await asked(call);
    left -= 1;
    if (left > 0) return answer;
    dead = true;
    tell();
    return never();
  };
  const { events, evidence } = app;
  return {
    app: {
      ...app,
      events: {
        append: (request) => effect(() => events.append(request)),
        load: (...of) => asked(() => events.load(...of)),
        findCommand: (...of) => asked(() => events.findCommand(...of)),
      },
      evidence: {
        ...evidence,
        put: (...of) => effect(() => evidence.put(...of)),
        purge: (...of) => effect(() => evidence.purge(...of)),
        get: (...of) => asked(() => evidence.get(...of)),
        openRandomAccess: (...of) => asked(() => evidence.openRandomAccess(...of)),
      },
    },
    dieAfter(effects) {
      left = effects;
      return new Promise((resolve) => {
        tell = resolve;
      });
    },
    die() {
      dead = true;
      tell();
    },
    isDead: () => dead,
  };
}

import type { Application } from '@visaguard/application';

export type Mortal = {
  readonly app: Application;
  /** Resolves when it has died: with the effect of that number, whose answer reaches nobody. */
  readonly dieAfter: (effects: number) => Promise<void>;
  /** The same with the first event of this type. */
  readonly dieOn: (type: string) => Promise<void>;
  readonly die: () => void;
  readonly isDead: () => boolean;
};

const never = () => new Promise<never>(() => {});

/** The application as one worker sees it that may be killed: dead, it gets no answer any more and has no effect. */
export function mortal(app: Application): Mortal {
  let left = Number.POSITIVE_INFINITY;
  let fatal: string | null = null;
  let dead = false;
  let tell = () => {};
  const asked = async <T>(call: () => Promise<T>): Promise<T> => {
    if (dead) return never();
    const answer = await call();
    return dead ? never() : answer;
  };
  const effect = async <T>(call: () => Promise<T>, isFatal = false): Promise<T> => {
    const answer = await asked(call);
    left -= 1;
    if (left > 0 && !isFatal) return answer;
    dead = true;
    tell();
    return never();
  };
  const death = () =>
    new Promise<void>((resolve) => {
      tell = resolve;
    });
  const { events, evidence } = app;
  return {
    app: {
      ...app,
      events: {
        append(request) {
          const types = request.streams.flatMap((stream) => stream.events.map(({ type }) => type));
          return effect(() => events.append(request), fatal !== null && types.includes(fatal));
        },
        load: (...of) => asked(() => events.load(...of)),
        findCommand: (...of) => asked(() => events.findCommand(...of)),
      },
      evidence: {
        ...evidence,
        put: (...of) => effect(() => evidence.put(...of)),
        purge: (...of) => effect(() => evidence.purge(...of)),
        held: (...of) => asked(() => evidence.held(...of)),
        get: (...of) => asked(() => evidence.get(...of)),
        openRandomAccess: (...of) => asked(() => evidence.openRandomAccess(...of)),
      },
    },
    dieAfter(effects) {
      left = effects;
      return death();
    },
    dieOn(type) {
      fatal = type;
      return death();
    },
    die() {
      dead = true;
      tell();
    },
    isDead: () => dead,
  };
}

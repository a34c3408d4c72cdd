import { pause, systemRandom } from '@visaguard/kernel';
import type { EngineLog } from './engine-log.ts';
import { type EngineProcess, type EngineSurroundings, startEngineProcess } from './engine-process.ts';

const firstPauseMs = 100;
const pauseMsMax = 10_000;
const soundLifeMs = 60_000;

export type EmbeddedClickHouse = {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** The engine's process now; undefined between a crash and the restart. */
  processId(): number | undefined;
  /** Ends engine and supervision, within 5 s. Safe to call twice. */
  stop(): Promise<void>;
  /** Resolves when the engine is gone for good, which only `stop` brings about: a crash is answered by a restart. */
  readonly exited: Promise<void>;
};

/**
 * Runs ClickHouse's engine in a process of its own behind its HTTP interface, on the loopback interface only, under a
 * password made for this run. Should it die, it is started again on the same address; calls in between fail.
 * @throws an error named `EmbeddedClickHouseRefused`, with a `code` and one sentence, when the first start fails.
 */
export async function startEmbeddedClickHouse(options: {
  readonly dataDirectory: string;
  readonly log: EngineLog;
}): Promise<EmbeddedClickHouse> {
  const { dataDirectory, log } = options;
  const credentials = { username: 'visaguard', password: Buffer.from(systemRandom(32)).toString('base64url') };
  const stopping = new AbortController();
  const surroundings = { log, stopping: stopping.signal };
  const start = (port: number) => startEngineProcess({ dataDirectory, ...credentials, port }, surroundings);
  const first = await start(0);
  const supervision = supervise(first, () => start(first.port), surroundings);
  let stopped: Promise<void> | undefined;
  log.info({ processId: first.processId, port: first.port }, 'clickhouse engine started');
  return {
    url: `http://127.0.0.1:${first.port}`,
    ...credentials,
    processId: () => supervision.current()?.processId,
    stop() {
      stopping.abort();
      stopped ??= supervision.ended.then((how) => log.info({ how }, 'clickhouse engine stopped'));
      return stopped;
    },
    exited: supervision.ended.then(() => {}),
  };
}

// Resolves, once stopped, with how the last engine ended.
function supervise(first: EngineProcess, restart: () => Promise<EngineProcess>, { log, stopping }: EngineSurroundings) {
  let current: EngineProcess | undefined = first;
  const endCurrent = () => void current?.stop();
  stopping.addEventListener('abort', endCurrent);
  const watch = async (): Promise<string> => {
    let how = 'not running';
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMsMax, pauseMs * 2)) {
      const bornMs = performance.now();
      if (current) {
        how = await current.ended;
        current = undefined;
        if (!stopping.aborted) log.error({ how, pauseMs }, 'clickhouse engine died, starting it again');
      }
      if (performance.now() - bornMs > soundLifeMs) pauseMs = firstPauseMs;
      await pause(pauseMs, stopping);
      if (stopping.aborted) return how;
      current = await restart().catch((error: unknown) => {
        log.error({ error: String(error), pauseMs }, 'clickhouse engine did not start');
        return undefined;
      });
      if (current) log.info({ processId: current.processId }, 'clickhouse engine started again');
      if (stopping.aborted) endCurrent();
    }
  };
  return { current: () => current, ended: watch() };
}

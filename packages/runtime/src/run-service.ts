import {
  type Check,
  createLog,
  createMetrics,
  type Log,
  type Metrics,
  serveHealth,
  startTelemetry,
} from '@visaguard/telemetry';
import { tracesUrl } from './collector/config.ts';
import { readSettings } from './config.ts';

/** What a service is given to start with. */
export type Service = {
  readonly name: string;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Aborts when the process is asked to end. */
  readonly signal: AbortSignal;
  /** Ends the process with a failure: whoever supervises it starts another. */
  readonly crash: (error: Error) => void;
};

export type RunningService = {
  readonly checks: readonly Check[];
  /** Lets what is in hand end, then lets go of everything. */
  stop(): Promise<void>;
};

const patienceMs = 15_000;

/**
 * Runs a service until SIGTERM or SIGINT, with its health pages. Exit code 0 after a signal, 1 after a failure. Ends at
 * the latest 15 s after it was asked to, also where it was still starting. An error that nobody caught is logged as any
 * other, which leaves personal values out, and ends the service. Where a collector is named it is sent traces.
 */
export async function runService(name: string, start: (service: Service) => Promise<RunningService>): Promise<void> {
  const log = createLog({ service: name });
  const stopping = new AbortController();
  let failed = false;
  const service: Service = {
    name,
    log,
    metrics: createMetrics({ service: name }),
    signal: stopping.signal,
    crash(error) {
      failed = true;
      log.error({ error }, 'the service cannot go on');
      end();
    },
  };
  const end = () => {
    if (stopping.signal.aborted) return;
    setTimeout(() => {
      log.error({}, 'the service did not end in time');
      process.exit(1);
    }, patienceMs);
    stopping.abort();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
  // Whoever started this process and keeps a channel to it has gone.
  process.on('disconnect', end);
  process.on('uncaughtException', service.crash);
  try {
    await serveUntilStopped(service, start);
  } catch (error) {
    failed = true;
    log.error({ error }, 'the service did not start or stop as it should');
  }
  process.exit(failed ? 1 : 0);
}

async function serveUntilStopped(
  service: Service,
  start: (service: Service) => Promise<RunningService>,
): Promise<void> {
  const { log, metrics, signal } = service;
  const { host, healthPort } = readSettings(['host', 'healthPort']);
  const telemetry = startTelemetry({ service: service.name, log, exportTo: tracesUrl() });
  const running = await start(service);
  const health = await serveHealth({ host, port: Number(healthPort), checks: running.checks, metrics, log });
  log.info({ healthPort: health.port }, 'serving');
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  health.drain();
  await running.stop();
  await health.close();
  await telemetry.close();
}

import { join } from 'node:path';
import { createAnalytics, type EmbeddedClickHouse, startEmbeddedClickHouse } from '@visaguard/analytics';
import {
  type KafkaBroker,
  MissingTool,
  startKafka,
  startTemporal,
  type TemporalServer,
} from '@visaguard/native-engines';
import type { Log } from '@visaguard/telemetry';
import { CannotRun } from '../cannot-run.ts';
import type { DataFolder } from '../engines/data-folder.ts';
import { ensureRootKey, warnOfKey } from '../engines/ensure-root-key.ts';
import { registerEvents } from '../engines/register-events.ts';
import { type Databases, startPostgres } from '../engines/start-postgres.ts';
import { tell } from '../tell.ts';

export type Engines = {
  readonly postgres: Databases;
  readonly clickhouse: EmbeddedClickHouse;
  readonly kafka: KafkaBroker;
  /** Keeps its state in a database of its own, apart from the events. */
  readonly temporal: TemporalServer;
  stop(): Promise<void>;
};

/**
 * All engines at once, each with its folder, and the databases brought up to date; the root key on the first start.
 * @throws CannotRun where a tool is missing that an engine needs, or the root key of data that is there.
 */
export async function startEngines(folder: DataFolder, log: Log): Promise<Engines> {
  if (await ensureRootKey(folder)) warnOfKey(folder);
  const started: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    await Promise.allSettled(started.map((end) => end()));
  };
  const keeping = async <E extends { stop(): Promise<unknown> }>(starting: Promise<E>): Promise<E> => {
    const engine = await starting;
    started.push(() => engine.stop());
    return engine;
  };
  const outcomes = await Promise.allSettled([
    keeping(startPostgres(folder, log)),
    keeping(startEmbeddedClickHouse({ dataDirectory: folder.clickhouse, log })),
    keeping(startKafka({ dataDirectory: join(folder.path, 'kafka'), say: tell })),
    keeping(startTemporal({ dataDirectory: join(folder.path, 'temporal'), say: tell })),
  ] as const);
  const [postgres, clickhouse, kafka, temporal] = outcomes;
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (
    failed ||
    postgres.status === 'rejected' ||
    clickhouse.status === 'rejected' ||
    kafka.status === 'rejected' ||
    temporal.status === 'rejected'
  ) {
    await stop();
    throw asCannotRun(failed?.reason);
  }
  const engines = {
    postgres: postgres.value,
    clickhouse: clickhouse.value,
    kafka: kafka.value,
    temporal: temporal.value,
  };
  try {
    await registerEvents(engines.postgres);
    const analytics = createAnalytics(engines.clickhouse);
    await analytics.migrate().finally(() => analytics.close());
    return { ...engines, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function asCannotRun(error: unknown): unknown {
  return error instanceof MissingTool ? new CannotRun(error.message, { cause: error }) : error;
}

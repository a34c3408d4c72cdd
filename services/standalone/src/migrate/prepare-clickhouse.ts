import { type Analytics, createAnalytics, isAnalyticsUnavailable, SchemaRefused } from '@visaguard/analytics';
import type { Settings } from '@visaguard/runtime';
import { CannotRun } from '../cannot-run.ts';
import { summaryOf } from './prepare-postgres.ts';

export type ClickHouseSettings = Settings<'clickhouseUrl' | 'clickhouseUser' | 'clickhousePassword'>;

/** @returns what was done, one line. */
export async function prepareClickHouse(settings: ClickHouseSettings): Promise<string> {
  const applied = await withAnalytics(settings, async (analytics) => {
    const pending = await analytics.pendingMigrations();
    await analytics.migrate();
    return pending;
  });
  if (applied === 'away') throw new CannotRun('ClickHouse does not answer at VISAGUARD_CLICKHOUSE_URL.');
  return `clickhouse: ${summaryOf(applied)}`;
}

/** The names of the migrations that `prepareClickHouse` would apply; `away` where it does not answer. */
export function pendingInClickHouse(settings: ClickHouseSettings): Promise<string[] | 'away'> {
  return withAnalytics(settings, (analytics) => analytics.pendingMigrations());
}

async function withAnalytics<T>(
  settings: ClickHouseSettings,
  work: (on: Analytics) => Promise<T>,
): Promise<T | 'away'> {
  const { clickhouseUrl: url, clickhouseUser: username, clickhousePassword: password } = settings;
  const analytics = createAnalytics({ url, username, password });
  try {
    return await work(analytics);
  } catch (error) {
    if (isAnalyticsUnavailable(error)) return 'away';
    if (!(error instanceof SchemaRefused)) throw error;
    throw new CannotRun(`ClickHouse and this program do not belong together: ${error.message}.`, { cause: error });
  } finally {
    await analytics.close();
  }
}

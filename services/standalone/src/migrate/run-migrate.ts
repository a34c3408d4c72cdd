import { readSettings, SettingsMissing, settingIfGiven } from '@visaguard/runtime';
import { badUsage, CannotRun } from '../cannot-run.ts';
import { commandArguments } from '../command-arguments.ts';
import { stopSignal } from '../stop-signal.ts';
import { tell } from '../tell.ts';
import { isUnreachable } from './postgres-errors.ts';
import { prepareClickHouse } from './prepare-clickhouse.ts';
import { preparePostgres } from './prepare-postgres.ts';
import { prepareTopics } from './prepare-topics.ts';
import { type Awaited, waitUntilMigrated } from './wait-until-migrated.ts';

const patienceMs = 5 * 60_000;
const pollMs = 1_000;

/** `visaguard migrate`: what has to be done once before services of this version start. @returns the exit code. */
export async function runMigrate(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments('migrate', args, { wait: { type: 'boolean' } } as const);
  if (positionals.length > 0) throw badUsage('migrate takes options only; visaguard migrate --help tells which.');
  try {
    if (values.wait) await waitUntilMigrated(awaitedOf(), { patienceMs, pollMs, signal: stopSignal() });
    else await migrateAll();
    return 0;
  } catch (error) {
    if (error instanceof SettingsMissing) throw badUsage(error.message, error);
    if (!isUnreachable(error)) throw error;
    throw new CannotRun('PostgreSQL does not answer at VISAGUARD_CORE_OWNER_URL or VISAGUARD_KEYS_OWNER_URL.', {
      cause: error,
    });
  }
}

async function migrateAll(): Promise<void> {
  const settings = readSettings([
    ...(['coreOwnerUrl', 'keysOwnerUrl', 'coreUrl', 'keysUrl'] as const),
    ...(['clickhouseUrl', 'clickhouseUser', 'clickhousePassword'] as const),
    ...(['kafka', 'topicGeneration', 'topicPartitions', 'topicReplicas'] as const),
  ]);
  for (const line of await preparePostgres(settings)) tell(line);
  tell(await prepareClickHouse(settings));
  tell(await prepareTopics(settings));
}

function awaitedOf(): Awaited {
  // Where it lies may be told to all services; its password is told to those that use it.
  const isWithClickHouse = settingIfGiven('clickhousePassword') !== undefined;
  return {
    ...readSettings(['coreUrl']),
    keysUrl: settingIfGiven('keysUrl') ?? null,
    clickhouse: isWithClickHouse ? readSettings(['clickhouseUrl', 'clickhouseUser', 'clickhousePassword']) : null,
  };
}

import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import type { Pool } from '@visaguard/postgres';

export function describeMachine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memoryGb = (totalmem() / 2 ** 30).toFixed(0);
  return `${availableParallelism()} cores of ${model}, ${memoryGb} GiB, ${type()} ${release()}, Node ${process.version}`;
}

const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'shared_buffers'];

export async function describeServer(owner: Pool): Promise<string> {
  const { rows } = await owner.query<{ name: string; setting: string }>(
    `select name, current_setting(name) as setting from unnest($1::text[]) as asked(name)`,
    [['server_version', ...settings]],
  );
  return `PostgreSQL ${rows.map(({ name, setting }) => (name === 'server_version' ? setting : `${name}=${setting}`)).join(', ')}`;
}

/** The commit that was measured; says so where files differ from it. */
export function describeCommit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  try {
    const isChanged = git('status', '--porcelain', '--untracked-files=no', '--', '*.ts', '*.sql') !== '';
    return `commit ${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes' : ''}`;
  } catch {
    return 'no commit known';
  }
}

export const load = () => (loadavg()[0] ?? 0).toFixed(1);

import type { ApifyClient } from 'apify-client';
import type { RunReference, RunState } from './actor.ts';

const ends = ['SUCCEEDED', 'FAILED', 'TIMED-OUT', 'ABORTED'] as const;

export async function readRunState(client: ApifyClient, { runId }: RunReference, waitSecs: number): Promise<RunState> {
  const run = await client.run(runId).get({ waitForFinish: waitSecs });
  if (!run) return { state: 'ended', status: 'GONE', costUsd: null, endedAt: null };
  const status = ends.find((end) => end === run.status);
  if (!status) return { state: 'running' };
  const endedAt = run.finishedAt?.toISOString() ?? null;
  return { state: 'ended', status, costUsd: run.usageTotalUsd ?? null, endedAt };
}

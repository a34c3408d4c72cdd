import { pause } from '@visaguard/kernel';
import { type ApiClient, ApiRefused } from './api-client.ts';

type CohortProgress = {
  readonly applicants: number;
  readonly percent: number;
  readonly states: Readonly<Record<string, number>>;
  readonly refused: readonly { readonly applicant_id: string; readonly code: string }[];
  readonly round_finished: boolean;
};
type Screening = { readonly id: string; readonly state: string };
type List<T> = { readonly data: readonly T[] };

const ended = new Set(['completed', 'partial', 'canceled', 'failed', 'not_provided']);
const pollMs = 150;

export type Show = (line: { readonly percent: number; readonly done: number; readonly of: number }) => void;

/**
 * Follows the sample cohort to its end. Each applicant's window of 72 hours is ended as the applicant would end it,
 * by the operation that test mode has for it.
 */
export async function followSample(
  client: ApiClient,
  cohortId: string,
  show: Show,
  signal: AbortSignal,
): Promise<void> {
  const released = new Set<string>();
  while (!signal.aborted) {
    const progress = await client.get<CohortProgress>(`/v1/cohorts/${cohortId}/progress`);
    const done = Object.entries(progress.states).reduce(
      (sum, [state, count]) => sum + (ended.has(state) ? count : 0),
      0,
    );
    const of = progress.applicants - progress.refused.length;
    show({ percent: progress.percent, done, of });
    if (progress.round_finished && done >= of) return;
    const ready = await client.get<List<Screening>>(`/v1/screenings?cohort_id=${cohortId}&state=ready&limit=100`);
    for (const { id } of ready.data) {
      if (released.has(id)) continue;
      if (await releaseAsApplicant(client, id)) released.add(id);
    }
    await pause(pollMs, signal);
  }
}

/** False where the case is reviewed and its report not written yet. */
async function releaseAsApplicant(client: ApiClient, id: string): Promise<boolean> {
  try {
    await client.post(`/v1/test/screenings/${id}/simulate`, `sample-${id}-release`, { action: 'applicant_release' });
    return true;
  } catch (error) {
    if (error instanceof ApiRefused && error.code === 'report_not_reviewed') return false;
    throw error;
  }
}

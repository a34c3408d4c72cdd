import type { Principal } from '@visaguard/access';
import type { ScreeningBody, ScreeningProgressBody, ScreeningSummaryBody } from '@visaguard/contracts';
import { isEndedScreening, tenantScreeningResult, tenantScreeningState } from '@visaguard/domain';
import type { ScreeningRow, ScreeningSourceRow } from '@visaguard/read-models';
import type { Progress } from '../http/progress-stream.ts';

/** A screening as its tenant may know it: of one that is not provided the order, and nothing of what became of it (R3). */
export function screeningSummary(caller: Principal, row: ScreeningRow): ScreeningSummaryBody {
  const state = tenantScreeningState(row.state);
  const result = tenantScreeningResult(row);
  return {
    object: 'screening',
    id: row.screeningId,
    applicant_id: row.applicantId,
    cohort_id: row.cohortId,
    consent_id: row.consentId,
    mode: row.mode,
    purpose: row.purpose,
    state,
    result,
    report_id: result === null ? null : row.reportId,
    as_of: row.asOf.toISOString(),
    window: { from: row.windowFrom.toISOString(), to: row.windowTo.toISOString() },
    gate: { version: row.gate.version, outcome: row.gate.outcome, rows: [...row.gate.rows] },
    created_at: row.orderedAt.toISOString(),
    finished_at: state === 'not_provided' ? null : (row.finishedAt?.toISOString() ?? null),
    livemode: caller.scope.mode === 'live',
  };
}

type Read = { readonly screening: ScreeningRow; readonly sources: readonly ScreeningSourceRow[] };

export function screeningBody(caller: Principal, { screening, sources }: Read): ScreeningBody {
  return { ...screeningSummary(caller, screening), sources: shownSources(screening, sources).map(sourceBody) };
}

export function screeningProgress(caller: Principal, { screening, sources }: Read): Progress {
  const ended = isEndedScreening(screening.state);
  const shown = shownSources(screening, sources);
  const total = sources.reduce((sum, { percent }) => sum + percent, 0);
  const body: ScreeningProgressBody = {
    object: 'screening_progress',
    id: screening.screeningId,
    state: tenantScreeningState(screening.state),
    percent: ended ? 100 : Math.floor(total / Math.max(1, sources.length)),
    ended,
    sources: shown.map(({ sourceId, platform, stage, percent }) => ({ id: sourceId, platform, stage, percent })),
    livemode: caller.scope.mode === 'live',
  };
  return { version: screening.version, body, ended };
}

function shownSources({ state }: ScreeningRow, sources: readonly ScreeningSourceRow[]): readonly ScreeningSourceRow[] {
  return tenantScreeningState(state) === 'not_provided' ? [] : sources;
}

/** Rule R5: of posts, only those that anyone could see are counted for a tenant. Rule R13: nothing of what was found. */
function sourceBody({ sourceId, platform, kind, stage, percent, coverage, ...row }: ScreeningSourceRow) {
  const { assessed, collected, gaps, retriedBy } = row;
  return {
    object: 'source' as const,
    id: sourceId,
    platform,
    kind,
    stage,
    percent,
    coverage,
    counts: assessed && {
      posts_read: assessed.publicPosts.read,
      posts_assessed: assessed.publicPosts.assessed,
      posts_too_old: collected?.postsTooOld ?? 0,
    },
    gaps: [...(gaps ?? [])],
    retried_by: retriedBy,
  };
}

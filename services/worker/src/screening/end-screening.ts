import { execute, loadState, releaseReport } from '@visaguard/application';
import { failScreening as decideFail, finishScreening, report, review, screening } from '@visaguard/domain';
import { ok, type ReportId } from '@visaguard/kernel';
import { permanentFailure } from '@visaguard/orchestration';
import type { ScreeningRef } from '@visaguard/workflow-screening';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { reviewIdOf } from './open-review.ts';
import { purgeContent } from './purge-content.ts';

type ReportRef = ScreeningRef & { readonly reportId: ReportId };

export async function isReviewClosed(worker: WorkerDependencies, ref: ScreeningRef): Promise<boolean> {
  const streamId = reviewIdOf(ref.screeningId);
  return (await loadState(worker.app, ref.scope, { aggregate: review, streamId })).state.kind === 'closed';
}

/** Whether the wait is over. A report that is blocked ends the process: there is nothing to release any more. */
export async function isReleased(worker: WorkerDependencies, ref: ReportRef): Promise<boolean> {
  const { state } = await loadState(worker.app, ref.scope, { aggregate: report, streamId: ref.reportId });
  if (state.kind === 'blocked') throw permanentFailure('report_blocked', 'the report is blocked');
  return state.kind === 'released' || state.kind === 'superseded';
}

export async function releaseAfterWindow(worker: WorkerDependencies, ref: ReportRef): Promise<void> {
  const step = { scope: ref.scope, process: 'screening', key: `${ref.reportId}/release` };
  await runCommand(worker, step, (command) =>
    releaseReport(worker.app, command, { reportId: ref.reportId, by: 'window_elapsed' }),
  );
}

export async function finish(worker: WorkerDependencies, ref: ReportRef): Promise<void> {
  const step = { scope: ref.scope, process: 'screening', key: `${ref.screeningId}/finish` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const target = await reader.load(screening, ref.screeningId);
      const decision = finishScreening(target.state, { reportId: ref.reportId, at: command.at });
      return decision.ok ? ok({ changes: [{ on: target, events: decision.value }] }) : decision;
    }),
  );
}

/** Ends a screening that cannot go on. One that has ended meanwhile, by withdrawal for example, stays as it is. */
export async function failScreening(
  worker: WorkerDependencies,
  { code, ...ref }: ScreeningRef & { readonly code: string },
): Promise<void> {
  const step = { scope: ref.scope, process: 'screening', key: `${ref.screeningId}/fail` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const target = await reader.load(screening, ref.screeningId);
      const decision = decideFail(target.state, { code, at: command.at });
      return decision.ok ? ok({ changes: [{ on: target, events: decision.value }] }) : decision;
    }),
  );
  await purgeContent(worker, ref.scope, ref.screeningId);
}

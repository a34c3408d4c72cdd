import { execute } from '@visaguard/application';
import { type AssessedCounts, type NotAssessedReason, recordAssessed, screening } from '@visaguard/domain';
import { ok } from '@visaguard/kernel';
import type { SourceRef } from '@visaguard/workflow-screening';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { loadOpenSource } from './load-screening.ts';

const nothingAssessed: AssessedCounts = {
  postsAssessed: 0,
  postsNotAssessed: {},
  redacted: 0,
  publicPosts: { read: 0, assessed: 0 },
  findingsProposed: 0,
};

/** Ends a source from which nothing was obtained, with the reason. Never the same as "nothing was found" (rule R17). */
export async function endNotAssessed(
  worker: WorkerDependencies,
  ref: SourceRef,
  reason: NotAssessedReason,
): Promise<void> {
  const step = { scope: ref.scope, process: 'screening', key: `${ref.sourceId}/not_assessed/${reason}` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const target = await reader.load(screening, ref.screeningId);
      const decision = recordAssessed(target.state, {
        sourceId: ref.sourceId,
        coverage: { state: 'not_assessed', reason },
        counts: nothingAssessed,
        analysisId: null,
        voters: [],
        assessedAt: command.at,
      });
      return decision.ok ? ok({ changes: [{ on: target, events: decision.value }] }) : decision;
    }),
  );
}

/**
 * Ends a source whose attempts ran out. Not where a newer program has written to what reading it needs: attempts of this
 * one say nothing about the source then, and the screening stays open for a worker that knows more (rule E27).
 * @throws UnknownEvent
 */
export async function giveUpSource(
  worker: WorkerDependencies,
  ref: SourceRef,
  reason: NotAssessedReason,
): Promise<void> {
  const open = await loadOpenSource(worker, ref);
  if (!open) return;
  const needed = [open.screening.applicantId, open.screening.consentId, open.source.handleId];
  await Promise.all(needed.map((streamId) => worker.app.events.load(ref.scope, streamId)));
  await endNotAssessed(worker, ref, reason);
}

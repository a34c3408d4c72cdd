import { execute } from '@visaguard/application';
import { recordProgress, type SourceStage, screening } from '@visaguard/domain';
import { ok } from '@visaguard/kernel';
import type { SourceRef } from '@visaguard/workflow-screening';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

export type ProgressReporter = {
  /** `percent` 0 to 100 over both stages. Cheap: most calls do nothing. */
  report(percent: number): void;
  /** Resolves when what was reported is recorded. */
  settled(): Promise<void>;
};

const stepPercent = 10;

/** Records progress in steps, one command at a time; what happens meanwhile is told by the next one. */
export function reportProgress(worker: WorkerDependencies, ref: SourceRef, stage: SourceStage): ProgressReporter {
  let recorded = 0;
  let latest = 0;
  let running: Promise<void> | null = null;

  const record = async () => {
    while (latest > recorded) {
      const percent = latest;
      const key = `${ref.sourceId}/progress/${percent}`;
      await runCommand(worker, { scope: ref.scope, process: 'screening', key }, (command) =>
        execute(worker.app, command, async (reader) => {
          const target = await reader.load(screening, ref.screeningId);
          const decision = recordProgress(target.state, { sourceId: ref.sourceId, stage, percent });
          return decision.ok ? ok({ changes: [{ on: target, events: decision.value }] }) : decision;
        }),
      );
      recorded = percent;
    }
  };
  return {
    report(percent) {
      latest = Math.max(latest, Math.floor(percent / stepPercent) * stepPercent);
      if (latest <= recorded || running !== null) return;
      // Progress is a courtesy: failing to record it must not fail the work.
      running = record()
        .catch(() => undefined)
        .finally(() => {
          running = null;
        });
    },
    settled: async () => {
      await running;
    },
  };
}

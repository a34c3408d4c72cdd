import { type Change, execute } from '@visaguard/application';
import { blockReport, closeScreening as decideClose, report, screening } from '@visaguard/domain';
import { ok, type ScreeningId, type TenantScope } from '@visaguard/kernel';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { reportIdOf, reportStages } from './content-ids.ts';
import { purgeContent } from './purge-content.ts';

/**
 * Closes a screening whose consent does not hold any more (rules R2, R3). Its reports are blocked in the same
 * transaction, so that none can be read or built from then on; after that what was read of the person is deleted.
 */
export async function closeScreening(
  worker: WorkerDependencies,
  scope: TenantScope,
  screeningId: ScreeningId,
): Promise<void> {
  await runCommand(worker, { scope, process: 'withdrawal', key: `${screeningId}/close` }, (command) =>
    execute(worker.app, command, async (reader) => {
      const target = await reader.load(screening, screeningId);
      const closed = decideClose(target.state, { at: command.at });
      if (!closed.ok) return closed;
      const changes: Change[] = [{ on: target, events: closed.value }];
      for (const stage of reportStages) {
        const built = await reader.load(report, reportIdOf(screeningId, stage));
        if (built.state.kind === 'none') continue;
        const blocked = blockReport(built.state, { at: command.at });
        if (!blocked.ok) return blocked;
        changes.push({ on: built, events: blocked.value });
      }
      return ok({ changes });
    }),
  );
  await purgeContent(worker, scope, screeningId);
}

/**
 * Runs one step that may keep content. Was the screening ended meanwhile, what the step has kept goes again: the
 * deletion that came with the end may have been before it.
 */
export async function leavingNothingBehind<T>(
  worker: WorkerDependencies,
  ref: { readonly scope: TenantScope; readonly screeningId: ScreeningId },
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step();
  } catch (error) {
    await purgeContent(worker, ref.scope, ref.screeningId);
    throw error;
  }
}

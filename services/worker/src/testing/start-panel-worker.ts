import { type MadeUpPanel, madeUpPanel } from './made-up-voters.ts';
import { startTestWorker, type TestWorker } from './start-test-worker.ts';

/** A worker that puts every source before one made-up panel, which looks up there what it has cost. */
export async function startPanelWorker(): Promise<{ readonly world: TestWorker; readonly panel: MadeUpPanel }> {
  const panel = madeUpPanel();
  const world = await startTestWorker({ panels: panel });
  panel.world = world;
  return { world, panel };
}

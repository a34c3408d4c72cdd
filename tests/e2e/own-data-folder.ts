import { afterAll, beforeAll, onTestFailed } from 'vitest';
import { newDataFolder, removeDataFolder, type Standalone, startStandalone } from './standalone-process.ts';

/**
 * A data folder for the tests of one file, and the processes that run on it, one after another. What still runs is killed
 * at the end, and the folder removed. What a process printed is shown where its test fails.
 */
export function ownDataFolder() {
  let folder = '';
  let last: Standalone | null = null;
  beforeAll(async () => {
    folder = await newDataFolder();
  });
  afterAll(async () => {
    last?.child.kill('SIGKILL');
    await last?.ended;
    await removeDataFolder(folder);
  });
  return {
    path: () => folder,
    start(command: 'start' | 'stack'): Standalone {
      const started = startStandalone(['--data-dir', folder, '--port', '0'], command);
      onTestFailed(() => console.error(`process ${started.child.pid} printed:\n${started.output()}`));
      last = started;
      return started;
    },
  };
}

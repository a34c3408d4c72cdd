import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environmentWith } from '../config.ts';
import { type EngineRecipe, installedEngine, isInstalled } from '../engine-cache.ts';
import { type RequiredTool, requireTools } from '../required-tool.ts';

const run = promisify(execFile);

/** Of Temporal's command line, which holds server 1.29; `go install` refuses the later ones for a replace directive. */
const version = '1.5.1';

const recipe: EngineRecipe = {
  name: 'temporal',
  version,
  note: `Building Temporal ${version} (three to five minutes, once)…`,
  async install(folder) {
    const module = `github.com/temporalio/cli/cmd/temporal@v${version}`;
    await run('go', ['install', module], { env: environmentWith({ GOBIN: folder }) });
  },
};

export function temporalTools(): RequiredTool[] {
  const go = { tool: 'go', engine: 'Temporal', install: 'Go, 1.24 or newer', probe: ['version'] };
  return isInstalled(recipe) ? [] : [go];
}

/** The path of the program, built from its module by Go: minutes on the first call. */
export async function installTemporal(say: (line: string) => void): Promise<string> {
  await requireTools(temporalTools());
  return join(await installedEngine(recipe, say), 'temporal');
}

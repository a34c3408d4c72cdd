import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environmentWith } from '../config.ts';
import { installedEngine } from '../engine-cache.ts';
import { requireTool } from '../required-tool.ts';

const run = promisify(execFile);

/** Of Temporal's command line, which holds server 1.29; `go install` refuses the later ones for a replace directive. */
const temporalVersion = '1.5.1';

/** The path of the program, built from its module by Go: minutes on the first call. */
export async function installTemporal(say: (line: string) => void): Promise<string> {
  const folder = await installedEngine(
    {
      name: 'temporal',
      version: temporalVersion,
      note: `Building Temporal ${temporalVersion} (three to five minutes, once)…`,
      async install(into) {
        await requireTool({ tool: 'go', engine: 'Temporal', install: 'Go, 1.24 or newer', probe: ['version'] });
        const module = `github.com/temporalio/cli/cmd/temporal@v${temporalVersion}`;
        await run('go', ['install', module], { env: environmentWith({ GOBIN: into }) });
      },
    },
    say,
  );
  return join(folder, 'temporal');
}

import { passOverClosedPipe } from './closed-pipe.ts';
import { runCommandLine } from './command-line.ts';

for (const stream of [process.stdout, process.stderr]) stream.on('error', passOverClosedPipe);
// Not process.exit: it would cut off what is still on its way to a pipe.
process.exitCode = await runCommandLine(process.argv.slice(2));

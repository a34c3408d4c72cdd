import { runCommandLine } from './command-line.ts';

// Not process.exit: it would cut off what is still on its way to a pipe.
process.exitCode = await runCommandLine(process.argv.slice(2));

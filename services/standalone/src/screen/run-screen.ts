import { setFlagsFromString } from 'node:v8';
import { type Clock, systemClock } from '@visaguard/kernel';
import { CannotRun } from '../cannot-run.ts';
import { parseScreenArguments } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { listenForInterruption } from './interruption.ts';
import { createTerminal } from './terminal.ts';
import { usage } from './usage.ts';

/** `visaguard screen`: a person screens their own exports. @returns the exit code, as `usage` documents it. */
export async function runScreen(args: readonly string[], clock: Clock = systemClock): Promise<number> {
  const parsed = parseScreenArguments(args, clock.now().toISOString().slice(0, 10));
  const terminal = createTerminal({ color: parsed.ok && parsed.value !== 'help' && parsed.value.color });
  if (!parsed.ok) {
    terminal.say(`${parsed.error.join('\n')}\nvisaguard screen --help tells what there is.\n`);
    return exitCodes.notRead;
  }
  if (parsed.value === 'help') {
    await terminal.print(usage);
    return exitCodes.screened;
  }
  const interruption = listenForInterruption();
  keepYoungHeapSmall();
  try {
    // Loaded when there is something to read: the analyser alone takes most of a second.
    const { screenExports } = await import('./screen-exports.ts');
    return await screenExports(parsed.value, { terminal, signal: interruption.signal });
  } catch (error) {
    const code = interruption.exitCode();
    if (code === null && !(error instanceof CannotRun)) throw error;
    terminal.say(code === null ? `${(error as CannotRun).message}\n` : 'Stopped. Nothing was written.\n');
    return code ?? exitCodes.notRead;
  } finally {
    interruption.release();
  }
}

/**
 * Posts live for a moment each, and by default V8 lets their space grow rather than clean it more often: without this
 * an export of 20,000 posts takes a third more memory, and no less time. Before the first post it is still small.
 */
function keepYoungHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

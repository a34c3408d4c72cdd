import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { CannotRun } from '../cannot-run.ts';
import { commandArguments } from '../command-arguments.ts';
import { listenForInterruption } from '../screen/interruption.ts';
import type { Tally } from './answer-posts.ts';
import { answerWriter } from './answer-writer.ts';

const standardInput = '-';
const cannotReadOrWrite = 2;
/** 128 and the number of SIGPIPE, as of other commands whose reader has gone. */
const readerGone = 141;

/** `visaguard analyze`: judges posts, one a line. @returns the exit code, as its usage documents it. */
export async function runAnalyze(args: readonly string[]): Promise<number> {
  const { positionals } = commandArguments('analyze', args, {});
  const names = positionals.length > 0 ? positionals : [standardInput];
  await checkFiles(names);
  const interruption = listenForInterruption();
  const writer = answerWriter(process.stdout);
  // Posts live for a moment each: V8 would rather let their space grow than clean it, which gains no time.
  setFlagsFromString('--semi-space-growth-factor=1');
  if (process.stdin.isTTY && names.includes(standardInput)) {
    process.stderr.write('Reading posts from standard input, one JSON object a line; Ctrl-D ends it.\n');
  }
  // Loaded when the arguments are right: the analyser alone takes most of a second.
  const { answerPosts, judge } = await import('./answer-posts.ts');
  const tally: Tally = { assessed: 0, not_assessed: 0, bad: 0 };
  const options = { tally, write: writer.write, signal: interruption.signal };
  const tell = (how: string) => process.stderr.write(`${how} by ${judge}. ${summary(tally)}`);
  try {
    for (const name of names) {
      const stream = name === standardInput ? process.stdin : createReadStream(name);
      await answerPosts(stream, { ...options, file: positionals.length > 0 ? name : null });
    }
    tell('Judged');
    return tally.bad > 0 ? 1 : 0;
  } catch (error) {
    if (writer.readerIsGone()) return readerGone;
    const stopped = interruption.exitCode();
    if (stopped === null) throw asCannotRun(error);
    tell('Stopped. Judged');
    return stopped;
  } finally {
    interruption.release();
  }
}

/** A disk that fails or is full is for the person at the terminal; anything else is a bug. */
function asCannotRun(error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (typeof syscall !== 'string') return error;
  const what = syscall === 'write' ? 'The answers cannot be written' : 'The posts cannot be read on';
  return new CannotRun(`${what}: ${code}.`, { exitCode: cannotReadOrWrite, cause: error });
}

/** A file that is not there is told before the first answer, not after a million. */
async function checkFiles(names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (name === standardInput) continue;
    const fault = await whyUnreadable(name);
    if (fault)
      throw new CannotRun(`${JSON.stringify(name)} cannot be read: ${fault}.`, { exitCode: cannotReadOrWrite });
  }
}

async function whyUnreadable(name: string): Promise<string | null> {
  try {
    const file = await open(name);
    const isDirectory = (await file.stat()).isDirectory();
    await file.close();
    return isDirectory ? 'it is a folder' : null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

function summary({ assessed, not_assessed, bad }: Tally): string {
  const count = (posts: number) => posts.toLocaleString('en');
  const lines = `${count(assessed + not_assessed + bad)} lines`;
  return `${lines}: ${count(assessed)} assessed, ${count(not_assessed)} not assessed, ${count(bad)} not readable.\n`;
}

import { resolve } from 'node:path';
import { terminalSummary } from '@visaguard/evaluation';
import type { Voter } from '@visaguard/intelligence';
import { listenForInterruption } from '../screen/interruption.ts';
import { tell } from '../tell.ts';
import { type EvalOptions, parseEvalArguments } from './arguments.ts';
import { askJudges, type JudgedSet } from './ask-judges.ts';
import { loadSets } from './load-sets.ts';
import { writeEvaluation } from './write-evaluation.ts';

/** `visaguard eval`: measures voters on labelled sets. @returns the exit code, as its usage documents it. */
export async function runEval(args: readonly string[]): Promise<number> {
  const options = parseEvalArguments(args);
  const sets = await loadSets(options);
  const voters = await votersOf(options);
  const interruption = listenForInterruption();
  try {
    const judged: JudgedSet[] = [];
    for (const set of sets) judged.push(await askJudges(set, { options, voters, signal: interruption.signal }));
    interruption.signal.throwIfAborted();
    const reports = await writeEvaluation(options.outFolder, judged);
    tell(terminalSummary(reports));
    tell(`Written to ${resolve(options.outFolder)}: evaluation.html, evaluation.json, errors.jsonl`);
    return 0;
  } catch (error) {
    const stopped = interruption.exitCode();
    if (stopped === null) throw error;
    process.stderr.write('Stopped. Nothing was written.\n');
    return stopped;
  } finally {
    interruption.release();
  }
}

/** Clients of other houses are loaded only for who asks for them. */
async function votersOf(options: EvalOptions): Promise<Voter[]> {
  if (options.voters.every((family) => family === 'built-in')) return [];
  return (await import('./external-voters.ts')).externalVoters(options);
}

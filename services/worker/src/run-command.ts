import { type Command, type CommandOutcome, processCommand, SubjectErased } from '@visaguard/application';
import { instant, type TenantScope } from '@visaguard/kernel';
import { permanentFailure } from '@visaguard/orchestration';
import type { WorkerDependencies } from './worker-dependencies.ts';

export type Step = {
  readonly scope: TenantScope;
  readonly process: string;
  /** The business key of the step: the same step has the same key in every run and attempt. */
  readonly key: string;
};

/**
 * Carries out one command of a process. A refusal is final: trying again changes nothing.
 * @returns whether an earlier attempt had carried it out.
 * @throws a permanent failure with the refusal's code.
 */
export async function runCommand(
  worker: Pick<WorkerDependencies, 'app'>,
  step: Step,
  carryOut: (command: Command) => Promise<CommandOutcome>,
): Promise<{ readonly replayed: boolean }> {
  const outcome = await carryOut(processCommandOf(worker, step)).catch((error: unknown) => {
    // Nothing more is ever written about a person who was erased: trying again changes nothing.
    throw error instanceof SubjectErased ? permanentFailure('applicant_redacted', 'the person was erased') : error;
  });
  if (outcome.kind === 'refused') {
    // Contention is over by the next attempt; every other refusal is a rule's.
    if (outcome.refusal.code === 'too_much_contention') throw new Error(outcome.refusal.code);
    throw permanentFailure(outcome.refusal.code, outcome.refusal.detail);
  }
  if (outcome.kind === 'command_reused')
    throw permanentFailure('command_reused', `two steps share the key ${step.key}`);
  return { replayed: outcome.replayed };
}

export function processCommandOf(worker: Pick<WorkerDependencies, 'app'>, step: Step): Command {
  return processCommand({ ...step, at: instant(worker.app.clock) });
}

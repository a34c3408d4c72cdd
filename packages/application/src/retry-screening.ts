import { retrySources, screening } from '@visaguard/domain';
import { type Json, ok, type ScreeningId } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute } from './execute.ts';
import { planOrder } from './order-screening.ts';

export type ScreeningRetry = {
  /** Whose failed sources are read again. */
  readonly screeningId: ScreeningId;
  /** The screening that reads them. */
  readonly retriedBy: ScreeningId;
  /** Rule R6: each order is certified, this one too. */
  readonly certified: boolean;
  readonly reply: Json;
};

/**
 * Orders a screening of what another one could not read because a part of the world had failed: the same purpose, window
 * and consent, asked again whether it holds. The first one and its reports stay as they are.
 */
export function retryScreening(
  app: Application,
  command: Command,
  { screeningId, retriedBy, certified, reply }: ScreeningRetry,
): Promise<CommandOutcome> {
  return execute(app, command, async (reader) => {
    const first = await reader.load(screening, screeningId);
    const retry = retrySources(first.state, { retriedBy, at: command.at });
    if (!retry.ok) return retry;
    if (first.state.kind === 'none') throw new Error('a screening that is not there has sources');
    const { applicantId, cohortId, mode, purpose, consentId, asOf } = first.state;
    const { handleIds, event } = retry.value;
    const order = {
      screeningId: retriedBy,
      applicantId,
      cohortId,
      mode,
      purpose,
      consentId,
      handleIds,
      asOf,
      certified,
    };
    const plan = await planOrder(reader, command, order);
    if (!plan.ok) return plan;
    return ok({ ...plan.value, changes: [...plan.value.changes, { on: first, events: [event] }], reply });
  });
}

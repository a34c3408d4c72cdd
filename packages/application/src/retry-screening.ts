import { handle, retryHandles, retrySources, type ScreeningState, screening } from '@visaguard/domain';
import { type HandleId, type Json, ok, type ScreeningId } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute, type Reader } from './execute.ts';
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
 * Orders a screening of what another one could not read or judge because a part of the world had failed: the same purpose, policy,
 * window and consent, asked again whether it holds, which may shorten the window. Accounts that are held or retired by now
 * are left out, and may be retried later. The first one and its reports stay as they are.
 */
export function retryScreening(
  app: Application,
  command: Command,
  { screeningId, retriedBy, certified, reply }: ScreeningRetry,
): Promise<CommandOutcome> {
  return execute(app, command, async (reader) => {
    const first = await reader.load(screening, screeningId);
    const handleIds = await readable(reader, first.state);
    const note = (ordered: readonly HandleId[]) =>
      retrySources(first.state, { retriedBy, handleIds: ordered, at: command.at });
    const wanted = note(handleIds);
    if (!wanted.ok) return wanted;
    if (first.state.kind === 'none') throw new Error('a screening that is not there has sources');
    const { applicantId, cohortId, mode, purpose, consentId, asOf, policy, lookbackYears } = first.state;
    const plan = await planOrder(reader, command, {
      ...{ screeningId: retriedBy, applicantId, cohortId, mode, purpose, consentId, handleIds, asOf, certified },
      as: { policy, lookbackYears },
    });
    if (!plan.ok) return plan;
    const { ordered, ...order } = plan.value;
    const retried = note(ordered);
    if (!retried.ok) return retried;
    return ok({ ...order, changes: [...order.changes, { on: first, events: retried.value }], reply });
  });
}

async function readable(reader: Reader, state: ScreeningState): Promise<readonly HandleId[]> {
  const accounts = await Promise.all(retryHandles(state).map((handleId) => reader.load(handle, handleId)));
  return accounts.flatMap(({ state: account }) =>
    account.kind === 'none' || account.kind === 'held' || account.kind === 'retired' ? [] : [account.handleId],
  );
}

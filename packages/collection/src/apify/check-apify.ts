import { err, ok, type Result } from '@visaguard/kernel';
import { z } from 'zod';
import type { PinnedActor } from './actor.ts';
import { type ApifyOptions, openClient } from './api.ts';
import { checkActor } from './check-actor.ts';
import { type ApifyFailure, failureOf, isFailure } from './failure.ts';

/** One thing that was looked at. `note`: it works, and somebody should know. `fail`: collection does not work with it. */
export type ApifyCheck = {
  readonly subject: string;
  readonly verdict: 'ok' | 'note' | 'fail';
  /** One sentence without a full stop, with what to do where something is to be done. Never the key. */
  readonly detail: string;
  /** Of an actor: the build that its maker calls latest. */
  readonly latestBuild?: string;
  /** Where Apify was asked and did not answer as it should. */
  readonly failure?: ApifyFailure;
};

const accountFacts = z.looseObject({ username: z.string(), plan: z.looseObject({ id: z.string() }).nullish() });
const limitFacts = z.looseObject({
  limits: z.looseObject({ maxMonthlyUsageUsd: z.number() }),
  current: z.looseObject({ monthlyUsageUsd: z.number() }),
});

/** From this share of the month's limit somebody is told. */
const usedShareNoted = 0.8;

/** Looks at the key, its plan and limits, and at each actor. It runs nothing, so it costs nothing. */
export async function checkApify(options: ApifyOptions, actors: readonly PinnedActor[]): Promise<ApifyCheck[]> {
  const client = openClient(options, { maxRetries: 2, timeoutSecs: 30 });
  const account = await asked('key', async () => accountFacts.parse(await client.user('me').get()));
  if (!account.ok) return [account.error];
  const { username, plan } = account.value;
  const checks: ApifyCheck[] = [{ subject: 'key', verdict: 'ok', detail: `belongs to ${username}` }];
  checks.push(planCheck(plan?.id));
  const limits = await asked('budget', async () => limitFacts.parse(await client.user('me').limits()));
  checks.push(limits.ok ? budgetCheck(limits.value) : limits.error);
  for (const actor of actors) {
    const said = await asked(actor.name, () => client.actor(actor.name).get());
    checks.push(said.ok ? checkActor(actor, said.value, options.clock.now()) : said.error);
  }
  return checks;
}

async function asked<T>(subject: string, call: () => Promise<T>): Promise<Result<T, ApifyCheck>> {
  try {
    return ok(await call());
  } catch (error) {
    if (error instanceof z.ZodError) {
      return err({ subject, verdict: 'fail', detail: 'Apify answers in a form that this version does not know' });
    }
    if (!isFailure(error)) throw error;
    const failure = failureOf(error);
    return err({ subject, verdict: 'fail', detail: whatToDo(failure), failure });
  }
}

function planCheck(plan: string | undefined): ApifyCheck {
  if (plan === undefined) return { subject: 'plan', verdict: 'note', detail: 'Apify does not say which plan it is' };
  if (plan.toUpperCase() !== 'FREE') return { subject: 'plan', verdict: 'ok', detail: plan };
  const detail = 'the free plan; actors may refuse it or give demo rows, which are rejected: take a paid plan';
  return { subject: 'plan', verdict: 'note', detail };
}

function budgetCheck({ limits, current }: z.infer<typeof limitFacts>): ApifyCheck {
  const [used, most] = [current.monthlyUsageUsd, limits.maxMonthlyUsageUsd];
  const detail = `${used.toFixed(2)} of ${most.toFixed(2)} USD used this month`;
  if (used >= most) return { subject: 'budget', verdict: 'fail', detail: `${detail}; raise the limit in the console` };
  return { subject: 'budget', verdict: used >= usedShareNoted * most ? 'note' : 'ok', detail };
}

function whatToDo({ class: kind, code }: ApifyFailure): string {
  if (code === 'network') return 'Apify cannot be reached; check the network and VISAGUARD_APIFY_URL';
  if (kind === 'bad_config') return `Apify refuses it (${code}); check the key, or make a new one in the console`;
  if (kind === 'out_of_money') return `the account has no money left (${code}); raise its limit or pay`;
  return `Apify does not answer as it should (${code}); try again in some minutes`;
}

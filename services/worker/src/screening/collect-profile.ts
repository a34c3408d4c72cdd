import { loadState } from '@visaguard/application';
import {
  type CollectedPosts,
  decideAfterProbe,
  isDoubtful,
  judgeLook,
  judgePosts,
  judgeProbe,
  type PublicSource,
} from '@visaguard/collection/apify';
import { handle, type NotAssessedReason, notAssessedReasons } from '@visaguard/domain';
import type { CollectionStep, SourceRef } from '@visaguard/workflow-screening';
import { abortRuns } from '../sources/abort-runs.ts';
import { adapterFault } from '../sources/adapter-fault.ts';
import { advanceRun, settleRun } from '../sources/advance-run.ts';
import type { EndedRun, RunPlan, RunStep, RunUse } from '../sources/run-step.ts';
import { isReadable, type Look, type ReadableAccount, type SourceRuns, sourceRuns } from '../sources/source-runs.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { endNotAssessed } from './end-source.ts';
import { loadScreening, type OpenSource } from './load-screening.ts';
import { reportProgress } from './progress-reporter.ts';
import { recordNothing, recordObtained, recordProbed } from './record-profile.ts';

/**
 * Takes the reading of a public profile one step on: a look at the account, then its posts, each a run at the service.
 * Only of a handle that is proven (rule R7), and never of an account that has another number than the proven one.
 */
export async function collectProfile(
  worker: WorkerDependencies,
  ref: SourceRef,
  { screening, source, signal }: OpenSource & { readonly signal: AbortSignal },
): Promise<CollectionStep> {
  const [{ state: account }, reader] = await Promise.all([
    loadState(worker.app, ref.scope, { aggregate: handle, streamId: source.handleId }),
    worker.profiles.readerFor(ref.scope),
  ]);
  if (!isReadable(account)) return ended(worker, ref, 'not_proven');
  if (!reader) return ended(worker, ref, 'adapter_down');
  const use = { worker, scope: ref.scope, reader, signal };
  const platform = worker.profiles.sourceOf(source.platform);
  const runs = sourceRuns({ platform, screening, source, account });
  const profile = { ref, use, platform, account, runs };

  const probed = await step(profile, runs.probe(), (run) => afterProbe(profile, run));
  if (probed.kind !== 'outcome') return probed.next;
  if (!isFound(probed.outcome)) return ended(worker, ref, reasonOf(probed.outcome));
  const read = await step(profile, runs.posts(), (run) => afterPosts(profile, run));
  if (read.kind !== 'outcome') return read.next;
  if (read.outcome === 'obtained') return null;
  if (read.outcome !== doubtful) return ended(worker, ref, reasonOf(read.outcome));
  const request = runs.look(probed.outcome === foundWithPosts);
  const looked = await step(profile, request.plan, (run) => afterLook(profile, request, run));
  return looked.kind === 'outcome' ? ended(worker, ref, reasonOf(looked.outcome)) : looked.next;
}

// Outcomes of runs that are no reasons: with them a source goes on.
const found = 'found';
const foundWithPosts = 'found_with_posts';
const doubtful = 'doubtful';

const isFound = (outcome: string) => outcome === found || outcome === foundWithPosts;

type Profile = {
  readonly ref: SourceRef;
  readonly use: RunUse;
  readonly platform: PublicSource;
  readonly account: ReadableAccount;
  readonly runs: SourceRuns;
};

type Stepped =
  | { readonly kind: 'outcome'; readonly outcome: string }
  | { readonly kind: 'next'; readonly next: CollectionStep };

async function step(profile: Profile, plan: RunPlan, judge: (run: EndedRun) => Promise<string>): Promise<Stepped> {
  const { ref, use } = profile;
  const advanced = await advanceRun(use, plan);
  switch (advanced.kind) {
    case 'ended':
      return { kind: 'outcome', outcome: advanced.outcome };
    case 'rows':
      return { kind: 'outcome', outcome: await judge(advanced.run) };
    case 'unavailable':
      return { kind: 'next', next: await ended(use.worker, ref, unavailableReason(advanced)) };
    case 'wait': {
      if (advanced.isUnderWay) await told(use.worker, ref, plan);
      return { kind: 'next', next: { waitMs: advanced.afterMs } };
    }
  }
}

async function afterProbe(profile: Profile, run: EndedRun): Promise<string> {
  const { ref, use, platform, account, runs } = profile;
  const probe = judgeProbe(platform, account.canonical, run);
  const shown = 'account' in probe ? probe.account : null;
  const after = decideAfterProbe(probe, account.accountId ?? shown?.accountId ?? '');
  const withPosts = (shown?.postsCount ?? 0) > 0 ? foundWithPosts : found;
  const outcome = after.state === 'collect' ? withPosts : after.reason;
  const plan = runs.probe();
  await recordProbed(use, ref, { runId: plan.runId, run, outcome, account, accountId: shown?.accountId ?? null });
  const next = isFound(outcome) ? { next: runs.posts() } : {};
  await settleRun(use, plan, { adapterFault: adapterFault(outcome), ...next });
  return outcome;
}

async function afterPosts(profile: Profile, run: EndedRun): Promise<string> {
  const { use, platform, runs } = profile;
  const plan = runs.posts();
  const collected = judgePosts(platform, runs.postsRequest(), run);
  const outcome = await recordPosts(profile, { runId: plan.runId, run, collected });
  await settleRun(use, plan, { adapterFault: adapterFault(outcome) });
  return outcome;
}

type Read = { readonly runId: RunPlan['runId']; readonly run: EndedRun; readonly collected: CollectedPosts };

async function afterLook({ ref, use, platform }: Profile, { plan, request }: Look, run: EndedRun): Promise<string> {
  const outcome = judgeLook(platform, request, run);
  await recordNothing(use, ref, { runId: plan.runId, run, outcome });
  await settleRun(use, plan, { adapterFault: adapterFault(outcome) });
  return outcome;
}

async function recordPosts({ ref, use, platform, account }: Profile, { runId, run, collected }: Read): Promise<string> {
  if (collected.state === 'obtained') {
    await recordObtained(use, ref, { runId, run, collected, applicantId: account.applicantId });
    return 'obtained';
  }
  const outcome = isDoubtful(platform, collected) ? doubtful : collected.reason;
  await recordNothing(use, ref, { runId, run, outcome });
  return outcome;
}

function unavailableReason({ code }: Extract<RunStep, { readonly kind: 'unavailable' }>): NotAssessedReason {
  return code === 'rate_limited' ? 'rate_limited' : 'adapter_down';
}

function reasonOf(outcome: string): NotAssessedReason {
  return notAssessedReasons.find((reason) => reason === outcome) ?? 'adapter_down';
}

async function ended(worker: WorkerDependencies, ref: SourceRef, reason: NotAssessedReason): Promise<null> {
  await endNotAssessed(worker, ref, reason);
  return null;
}

const percentWhile = { probe: 10, posts: 30, look: 40 } as const;

/** Also where a run has just been started for a screening that ended meanwhile: nobody would come to end it. */
async function told(worker: WorkerDependencies, ref: SourceRef, plan: RunPlan): Promise<void> {
  const progress = reportProgress(worker, ref, 'collecting');
  progress.report(percentWhile[plan.use]);
  await progress.settled();
  await abortRuns(worker, ref.scope, await loadScreening(worker, ref));
}

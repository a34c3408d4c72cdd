import { type Change, execute } from '@visaguard/application';
import type { CollectedPosts } from '@visaguard/collection/apify';
import {
  type CollectedCounts,
  handle,
  type NormalisedPost,
  proveHandle,
  recordAccountSeen,
  recordCollected,
  screening,
} from '@visaguard/domain';
import { type ActorRunId, type ApplicantId, ok } from '@visaguard/kernel';
import type { SourceRef } from '@visaguard/workflow-screening';
import { runCommand } from '../run-command.ts';
import { runEnded } from '../sources/run-records.ts';
import type { EndedRun, RunUse } from '../sources/run-step.ts';
import type { ReadableAccount } from '../sources/source-runs.ts';
import { storePosts } from './store-posts.ts';

type Ended = { readonly runId: ActorRunId; readonly run: EndedRun; readonly outcome: string };

/**
 * What the look at an account came to. Another number under the name holds the handle (rule R7); the number of an account
 * that was proven without one is kept, so that a later change is noticed.
 */
export async function recordProbed(
  use: RunUse,
  ref: SourceRef,
  probed: Ended & { readonly account: ReadableAccount; readonly accountId: string | null },
): Promise<void> {
  const { account, accountId, ...ended } = probed;
  const step = { scope: ref.scope, process: 'screening', key: `${probed.runId}/ended` };
  await runCommand(use.worker, step, (command) =>
    execute(use.worker.app, command, async (reader) => {
      const run = await runEnded(reader, { ...ended, at: command.at });
      if (!run.ok) return run;
      const changes: Change[] = [run.value];
      if (accountId !== null && accountId !== account.accountId) {
        const on = await reader.load(handle, account.handleId);
        const isOther = account.accountId !== null;
        const seen = isOther
          ? proveHandle(on.state, { identifiers: [], accountId })
          : recordAccountSeen(on.state, { accountId });
        // A handle that was held or retired meanwhile stays what it is.
        if (seen.ok) changes.push({ on, events: seen.value });
      }
      return ok({ changes });
    }),
  );
}

/** A run that gave no posts. */
export async function recordNothing(use: RunUse, ref: SourceRef, ended: Ended): Promise<void> {
  const step = { scope: ref.scope, process: 'screening', key: `${ended.runId}/ended` };
  await runCommand(use.worker, step, (command) =>
    execute(use.worker.app, command, async (reader) => {
      const run = await runEnded(reader, { ...ended, at: command.at });
      return run.ok ? ok({ changes: [run.value] }) : run;
    }),
  );
}

type Obtained = Omit<Ended, 'outcome'> & {
  readonly collected: Extract<CollectedPosts, { readonly state: 'obtained' }>;
  readonly applicantId: ApplicantId;
};

/** The posts, kept first, and then recorded together with the end of the run that gave them. */
export async function recordObtained(use: RunUse, ref: SourceRef, obtained: Obtained): Promise<void> {
  const { collected, applicantId, ...ended } = obtained;
  const { worker } = use;
  const postBatches = await storePosts(worker, ref, applicantId, collected.posts);
  const step = { scope: ref.scope, process: 'screening', key: `${ref.sourceId}/collected` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const [target, run] = await Promise.all([
        reader.load(screening, ref.screeningId),
        runEnded(reader, { ...ended, outcome: 'obtained', at: command.at }),
      ]);
      if (!run.ok) return run;
      const recorded = recordCollected(target.state, {
        sourceId: ref.sourceId,
        postBatches,
        counts: countsOf(collected),
        windowReached: collected.windowReached,
        limitReached: collected.limitReached,
        gaps: gapsOf(collected),
        identifiers: ['proven_handle'],
      });
      if (!recorded.ok) return recorded;
      return ok({ changes: [{ on: target, events: recorded.value }, run.value] });
    }),
  );
}

function countsOf({ counts, posts }: Obtained['collected']): CollectedCounts {
  const { rows, postsTooOld, postsTooNew, postsUndated, postsMalformed, postsForeign } = counts;
  return {
    ...{ postsRead: posts.length, postsTooOld, postsTooNew, postsUndated, postsMalformed },
    ...{ entriesRead: rows, entriesDroppedUnread: postsForeign },
    ...mediaOf(posts),
  };
}

function mediaOf(posts: readonly NormalisedPost[]) {
  const media = { images: 0, videos: 0, audio: 0 };
  for (const { media: of } of posts) {
    media.images += of.images;
    media.videos += of.videos;
    media.audio += of.audio;
  }
  return media;
}

function gapsOf({ counts }: Obtained['collected']): string[] {
  const { postsUndated, postsMalformed, errorRows } = counts;
  return [
    ...(postsUndated > 0 ? ['undated'] : []),
    ...(postsMalformed > 0 ? ['items_malformed'] : []),
    ...(errorRows > 0 ? ['rows_with_errors'] : []),
  ];
}

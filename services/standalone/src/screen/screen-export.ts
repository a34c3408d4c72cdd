import {
  type AnalysedFinding,
  assessSource,
  findingFacts,
  proposedStanding,
  type SourceAnalysis,
  sourceFacts,
} from '@visaguard/assessment';
import { type ArchiveGap, type ArchiveOutcome, readArchive } from '@visaguard/collection';
import {
  type Coverage,
  type LookbackWindow,
  type NormalisedPost,
  type NotAssessedReason,
  type Platform,
  sourceCoverage,
} from '@visaguard/domain';
import type { FindingFacts, SourceFacts } from '@visaguard/report';
import type { DeclaredHandle } from './arguments.ts';
import { compareOwner } from './compare-owner.ts';
import type { AccountExport } from './sort-archives.ts';

export type ScreenedSource = { readonly source: SourceFacts; readonly findings: readonly FindingFacts[] };

export type ExportReading = {
  readonly sourceId: string;
  readonly window: LookbackWindow;
  readonly handles: readonly DeclaredHandle[];
  /** Inputs that may belong to any account and could not be read, a sentence each. */
  readonly unplaced: readonly string[];
  readonly signal: AbortSignal;
  /** Each post that is read, as it comes. */
  readonly onPost: (post: NormalisedPost) => void;
  readonly onProgress: (progress: { done: number; total: number; posts: number }) => void;
};

/**
 * Reads one account's export and judges its posts one by one as they come, so that no post is held in memory. An
 * export of another account than the one named is not read at all.
 * @throws the reason of `signal` when it aborts.
 */
export async function screenExport(exported: AccountExport, reading: ExportReading): Promise<ScreenedSource> {
  const { platform, inputs, handle } = exported;
  const owner = compareOwner(exported, reading.handles);
  const account = { sourceId: reading.sourceId, platform, handle };
  const names = exported.names.join(', ');
  if (owner.kind === 'another') {
    const named = owner.expected === null ? 'the accounts named' : `the account named, ${owner.expected}`;
    const sentence = `${names} is the export of another account than ${named}; its posts were not read.`;
    return notAssessed({ ...account, handle: owner.expected }, { reason: 'archive_mismatch', gaps: [sentence] });
  }
  const assessor = assessSource(reading.sourceId);
  const { window, signal, onPost, onProgress } = reading;
  const posts = readArchive({ inputs, platform, window, signal, onProgress });
  let step = await posts.next();
  for (; !step.done; step = await posts.next()) {
    assessor.add(step.value);
    onPost(step.value);
  }
  signal.throwIfAborted();
  const outcome = step.value;
  if (outcome.fault) {
    return notAssessed(account, {
      reason: 'archive_invalid',
      gaps: [`${names} could not be read. ${outcome.fault.detail}`],
    });
  }
  return assessed(account, { outcome, analysis: assessor.finish(), unplaced: reading.unplaced });
}

type Account = { readonly sourceId: string; readonly platform: Platform; readonly handle: string | null };

type Read = {
  readonly outcome: ArchiveOutcome;
  readonly analysis: SourceAnalysis;
  readonly unplaced: readonly string[];
};

function assessed(account: Account, { outcome, analysis, unplaced }: Read): ScreenedSource {
  const { counts, windowReached, limitReached } = outcome;
  const coverage = sourceCoverage({
    sourceKind: 'archive',
    postsCollected: analysis.postsRead,
    postsAssessed: analysis.postsAssessed,
    postsModelFailed: analysis.postsNotAssessed.model_failed ?? 0,
    windowReached: windowReached && unplaced.length === 0,
    limitReached,
  });
  const later = counts.postsTooNew > 0 ? [`Posts after the end of the period, not read: ${counts.postsTooNew}.`] : [];
  const header = {
    ...headerOf(account, coverage, [...unplaced, ...outcome.gaps.map(sentenceOf), ...later]),
    postsTooOld: counts.postsTooOld,
    media: counts.media,
  };
  const findings = analysis.findings.map((analysed: AnalysedFinding) =>
    findingFacts(account, analysed, proposedStanding(analysed)),
  );
  return { source: sourceFacts(header, analysis), findings };
}

/** A source from which nothing was obtained: never the same as "nothing was found" (rule R17). */
export function notAssessed(
  account: Account,
  { reason, gaps }: { readonly reason: NotAssessedReason; readonly gaps: readonly string[] },
): ScreenedSource {
  return { source: sourceFacts(headerOf(account, { state: 'not_assessed', reason }, gaps), null), findings: [] };
}

function headerOf(account: Account, coverage: Coverage, gaps: readonly string[]) {
  const media = { images: 0, videos: 0, audio: 0 };
  return { ...account, kind: 'archive', coverage, verifiedOwner: false, postsTooOld: 0, media, gaps } as const;
}

function sentenceOf({ detail, file }: ArchiveGap): string {
  return file === undefined ? detail : `${detail} (${file})`;
}

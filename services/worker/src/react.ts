import { eraseSecret } from '@visaguard/application';
import type { ScreeningId, SecretId, SourceId, TenantScope } from '@visaguard/kernel';
import type { ProcessRunner } from '@visaguard/orchestration';
import type { ProjectedEvent } from '@visaguard/read-models';
import { traced } from '@visaguard/telemetry';
import type { ProbeRef } from '@visaguard/workflow-probe';
import { screeningSignals } from '@visaguard/workflow-screening';
import { abortProbe } from './probing/abort-probe.ts';
import { type ProcessStarts, probeProcessId, screeningProcessId } from './process-starts.ts';
import { closeWithdrawn } from './reactions/close-withdrawn.ts';
import { doAll } from './reactions/do-all.ts';
import { endProbes } from './reactions/end-probes.ts';
import { forgetNotes, noteWhatWasRead } from './reactions/follow-consular-consent.ts';
import { simulateReview } from './reactions/simulate-review.ts';
import { loadScreening } from './screening/load-screening.ts';
import { purgeContent } from './screening/purge-content.ts';
import { abortRuns, abortSourceRuns } from './sources/abort-runs.ts';
import { wakeOwner } from './sources/wake-owner.ts';
import type { WorkerDependencies } from './worker-dependencies.ts';

export type Reactor = {
  readonly worker: WorkerDependencies;
  readonly runner: ProcessRunner;
  readonly starts: ProcessStarts;
};

/** Events start processes and wake them. Each reaction may come twice. It belongs to the trace of its event. */
export async function react(reactor: Reactor, event: ProjectedEvent): Promise<void> {
  const reaction = reactionTo(reactor, event);
  if (!reaction) return;
  const parent = event.meta.traceparent ?? null;
  const attributes = { 'messaging.operation.type': 'process', 'visaguard.event_id': event.eventId };
  await traced(`react to ${event.type}`, { parent, kind: 'consumer', attributes }, reaction);
}

/** The command does it as well, right after its append; a process that ended in between leaves it to this. */
function eraseFormer(
  { app }: WorkerDependencies,
  scope: TenantScope,
  { secretId, event }: { readonly secretId: SecretId; readonly event: ProjectedEvent },
): Promise<void> {
  return eraseSecret(app, { scope, secretId, requestId: event.eventId, by: event.meta.actor.id });
}

type Ended = { readonly screeningId: ScreeningId; readonly sourceId?: SourceId };

/** Of a screening that has ended, or of one of its sources. */
async function endRuns(
  worker: WorkerDependencies,
  scope: TenantScope,
  { screeningId, sourceId }: Ended,
): Promise<void> {
  const screening = await loadScreening(worker, { scope, screeningId });
  if (sourceId === undefined) return abortRuns(worker, scope, screening);
  const source = screening.sources.find((one) => one.sourceId === sourceId);
  if (source) await abortSourceRuns(worker, scope, { screening, source });
}

/** Null for the many events that nothing has to be done about. */
function reactionTo({ worker, runner, starts }: Reactor, event: ProjectedEvent): (() => Promise<unknown>) | null {
  const { scope } = event;
  switch (event.type) {
    case 'screening.ordered':
      return () => starts.screening(scope, event.data.screeningId);
    case 'cohort.screening_started':
      return () => starts.cohortRound(scope, event.data.cohortId, event.data.round);
    case 'handle.probe_requested': {
      const { handleId, probeId } = event.data;
      return () => starts.probe({ scope, handleId, probeId });
    }
    case 'actor_run.reported': {
      const { owner } = event.data;
      return () => wakeOwner({ worker, runner }, { scope, owner });
    }
    case 'review.queued':
    case 'review.handed_on':
      return () => simulateReview(worker, scope, event.data.reviewId);
    case 'review.closed':
      return () => runner.signal(screeningProcessId(scope, event.data.screeningId), screeningSignals.reviewClosed);
    case 'report.released':
      return () => runner.signal(screeningProcessId(scope, event.data.screeningId), screeningSignals.reportReleased);
    case 'consent.withdrawn':
      return async () => {
        const closed = await closeWithdrawn(worker, scope, event.data);
        const stop = ({ probeId }: ProbeRef) => runner.cancel(probeProcessId(scope, probeId), 'consent_withdrawn');
        await doAll([
          ...closed.map((id) => () => runner.cancel(screeningProcessId(scope, id), 'consent_withdrawn')),
          () => endProbes(worker, scope, { withdrawn: event.data, stop }),
        ]);
      };
    case 'consent.consular_section_granted':
      return () => noteWhatWasRead(worker, scope, event.data.consentId);
    case 'consent.consular_section_withdrawn':
      return () => forgetNotes(worker, scope, event.data.consentId);
    case 'screening.canceled':
      return async () => {
        await runner.cancel(screeningProcessId(scope, event.data.screeningId), 'canceled');
        await purgeContent(worker, scope, event.data.screeningId);
        await endRuns(worker, scope, event.data);
      };
    case 'screening.closed':
    case 'screening.failed':
      return () => endRuns(worker, scope, event.data);
    case 'screening.source_assessed': {
      const { coverage, screeningId, sourceId } = event.data;
      // What was read has no run left; what was given up may have one that goes on.
      return coverage.state === 'not_assessed' ? () => endRuns(worker, scope, { screeningId, sourceId }) : null;
    }
    case 'handle.probed': {
      const { handleId, probeId, state } = event.data;
      return state === 'unknown' ? () => abortProbe(worker, { scope, handleId, probeId }) : null;
    }
    case 'provider_key.set': {
      const { replaces } = event.data;
      return replaces === null ? null : () => eraseFormer(worker, scope, { secretId: replaces, event });
    }
    case 'provider_key.removed':
      return () => eraseFormer(worker, scope, { secretId: event.data.secretId, event });
    default:
      return null;
  }
}

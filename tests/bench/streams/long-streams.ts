import {
  type Aggregate,
  type CohortEvent,
  cohort,
  defaultPolicy,
  type HandleEvent,
  handle,
  type ReviewEvent,
  review,
  type ScreeningEvent,
  screening,
  type VisaGuardEvent,
} from '@visaguard/domain';
import { deriveId } from '@visaguard/kernel';

/** Everything that is appended to one stream, and how its state is made of it. */
export type LongStream = {
  readonly name: string;
  readonly streamId: string;
  readonly category: string;
  readonly events: readonly VisaGuardEvent[];
  readonly fold: (events: readonly VisaGuardEvent[]) => unknown;
};

const at = '2026-11-01T09:00:00.000Z';
const later = '2026-11-01T09:30:00.000Z';
const reviewerId = deriveId('member', ['reviewer']);
const applicantId = deriveId('applicant', ['one']);
const screeningId = deriveId('screening', ['one']);

function of<State, Event extends VisaGuardEvent>(
  aggregate: Aggregate<State, Event>,
  stream: { readonly name: string; readonly streamId: string; readonly events: readonly Event[] },
): LongStream {
  const fold = (events: readonly VisaGuardEvent[]) =>
    events.reduce((state, event) => aggregate.evolve(state, event as Event), aggregate.initialState);
  return { ...stream, category: aggregate.category, fold };
}

/** A cohort that is opened and screened once. */
export function cohortOf(applicants: number): LongStream {
  const cohortId = deriveId('cohort', [String(applicants)]);
  const added = Array.from({ length: applicants }, (_, nth): CohortEvent => {
    const data = { cohortId, applicantId: deriveId('applicant', [String(nth)]) };
    return { type: 'cohort.applicant_added', data };
  });
  const created = { cohortId, unitId: null, name: 'Autumn', purpose: 'admission_visa_readiness' } as const;
  const events: CohortEvent[] = [
    { type: 'cohort.created', data: created },
    ...added,
    { type: 'cohort.opened', data: { cohortId, policy: defaultPolicy, openedAt: at } },
    { type: 'cohort.screening_started', data: { cohortId, round: 1, startedAt: at } },
  ];
  return of(cohort, { name: `cohort of ${applicants}`, streamId: cohortId, events });
}

/** A case of so many findings that three people have looked at, each claiming it anew every half hour. */
export function reviewOf(findingCount: number): LongStream {
  const reviewId = deriveId('review', [String(findingCount)]);
  const findings = Array.from({ length: findingCount }, (_, nth) => deriveId('finding', [String(nth)]));
  const claimed: ReviewEvent = { type: 'review.claimed', data: { reviewId, reviewerId, claimedAt: at, until: later } };
  const looks = (['second', 'third', null] as const).flatMap((next): ReviewEvent[] => [
    ...findings.flatMap((findingId, nth): ReviewEvent[] => [
      ...(nth % 50 === 0 ? [claimed] : []),
      { type: 'review.finding_decided', data: { reviewId, findingId, reviewerId, verdict: 'dismiss', decidedAt: at } },
    ]),
    ...(next ? [{ type: 'review.handed_on', data: { reviewId, reviewerId, next, handedOnAt: at } } as const] : []),
  ]);
  const queued = { reviewId, screeningId, applicantId, findings, fourEyes: true, queuedAt: at };
  const events: ReviewEvent[] = [{ type: 'review.queued', data: queued }, ...looks];
  return of(review, { name: `review of ${findingCount} findings, three looks`, streamId: reviewId, events });
}

/** An account whose export, in five parts, is brought anew for each of so many screenings. */
export function handleOf(screenings: number): LongStream {
  const handleId = deriveId('handle', [String(screenings)]);
  const consentId = deriveId('consent', [String(screenings)]);
  const owner = { handleId, applicantId };
  const rounds = Array.from({ length: screenings }, (_, round): HandleEvent[] => {
    const uploads = Array.from({ length: 5 }, (_part, nth) => deriveId('evidence', [`${round} ${nth}`]));
    const attached = { ...owner, platform: 'instagram', consentId, sizeBytes: 1_000, attachedAt: at } as const;
    return [
      ...uploads.map((evidenceId) => ({ type: 'handle.archive_attached', data: { ...attached, evidenceId } }) as const),
      { type: 'handle.archives_ordered', data: { handleId, screeningId, uploads } },
      { type: 'handle.proven', data: { ...owner, identifiers: ['handle'], personal: null } },
      ...uploads.map(
        (evidenceId) => ({ type: 'handle.archive_purged', data: { handleId, evidenceId, reason: 'read' } }) as const,
      ),
    ];
  });
  const declared = { type: 'handle.declared', data: { ...owner, platform: 'instagram', personal: null } } as const;
  return of(handle, {
    name: `account screened ${screenings} times`,
    streamId: handleId,
    events: [declared, ...rounds.flat()],
  });
}

/** A screening of so many accounts, each telling its progress as often as there is time for. */
export function screeningOf(accounts: number): LongStream {
  const streamId = deriveId('screening', [String(accounts)]);
  const sources = Array.from({ length: accounts }, (_, nth) => deriveId('source', [String(nth)]));
  const told = sources.flatMap((sourceId) =>
    Array.from({ length: 40 }, (_, step): ScreeningEvent => {
      const stage = step < 20 ? 'collecting' : 'analysing';
      return {
        type: 'screening.source_progressed',
        data: { screeningId: streamId, sourceId, stage, percent: step * 2 },
      };
    }),
  );
  const ordered: ScreeningEvent = {
    type: 'screening.ordered',
    data: {
      ...{ screeningId: streamId, applicantId, cohortId: null, unitId: null, mode: 'requested', purpose: 'self_check' },
      ...{ consentId: deriveId('consent', ['one']), asOf: at, window: { from: at, to: later }, lookbackYears: 3 },
      ...{ policy: defaultPolicy, gate: { version: 'gate-1', outcome: 'allow', rows: ['XA'] }, orderedAt: at },
      sources: sources.map((sourceId) => {
        const handleId = deriveId('handle', [sourceId]);
        return { sourceId, handleId, platform: 'x', kind: 'archive', uploads: [] };
      }),
    },
  };
  const started: ScreeningEvent = { type: 'screening.started', data: { screeningId: streamId, startedAt: at } };
  const name = `screening of ${accounts} ${accounts === 1 ? 'account' : 'accounts'}`;
  return of(screening, { name, streamId, events: [ordered, started, ...told] });
}

import { assessSource, builtInVoter } from '@visaguard/assessment';
import {
  finding,
  type NormalisedPost,
  openReview,
  proposeFinding,
  queueReview,
  recordAssessed,
  recordCollected,
  review,
  screening,
  startScreening,
} from '@visaguard/domain';
import {
  type ApplicantId,
  deriveId,
  type FindingId,
  instant,
  ok,
  type ReviewId,
  type ScreeningId,
  type SourceId,
  sha256Hex,
} from '@visaguard/kernel';
import type { SeededTenant } from './seed-tenant.ts';
import type { TestApi } from './start-test-api.ts';

export type SeededScreening = {
  readonly applicantId: ApplicantId;
  readonly consentId: string;
  readonly handleId: string;
  readonly screeningId: ScreeningId;
  readonly sourceId: SourceId;
  /** The applicant's own token. */
  readonly token: string;
};

export const seededPurpose = 'admission_visa_readiness';

/** A made-up applicant with consent, handle and archive, and a screening ordered for them, all through the API. */
export async function seedScreening(
  api: TestApi,
  tenant: SeededTenant = api.tenant,
  person: { readonly name: string; readonly handle: string } = { name: 'Mara Sample', handle: 'mara.sample' },
): Promise<SeededScreening> {
  const post = async (path: string, asked: object) => {
    const answer = await api.request('POST', path, { as: tenant.key, ...asked });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
    return answer.body.id;
  };
  const email = `${person.handle}@example.org`;
  const applicantId = await post('/v1/applicants', { body: { name: person.name, email, place: 'XA', adult: true } });
  const path = `/v1/applicants/${applicantId}`;
  const consentId = await post(`${path}/consents`, { body: seededConsent(api) });
  const handleId = await post(`${path}/handles`, { body: { platform: 'instagram', handle: person.handle } });
  const json = { raw: '{}', headers: { 'Content-Type': 'application/json' } };
  await post(`/v1/handles/${handleId}/archives?consent_id=${consentId}`, json);
  const order = { applicant_id: applicantId, consent_id: consentId, mode: 'requested', certified: true };
  const screeningId = await post('/v1/screenings', { body: { ...order, purpose: seededPurpose } });
  const token = await tenant.addToken({ kind: 'applicant', applicantId: applicantId as ApplicantId });
  return {
    applicantId: applicantId as ApplicantId,
    consentId,
    handleId,
    screeningId: screeningId as ScreeningId,
    sourceId: deriveId('source', [screeningId, handleId]),
    token,
  };
}

export function seededConsent({ clock }: Pick<TestApi, 'clock'>) {
  const now = clock.now();
  return {
    scope: {
      platforms: ['instagram', 'x'],
      purpose: seededPurpose,
      lookback_years: 5,
      requester_named: true,
      retention_days: 365,
    },
    method: 'signed_document',
    text_version: 'sample-1',
    text_sha256: sha256Hex('I agree. (sample text)'),
    document_sha256: sha256Hex('A document that nobody signed.'),
    language: 'en',
    granted_at: now.toISOString(),
    expires_at: new Date(now.getTime() + 180 * 86_400_000).toISOString(),
    collected_by: 'Sample office',
  };
}

export type SeededCase = SeededScreening & {
  readonly reviewId: ReviewId;
  readonly findingIds: readonly FindingId[];
};

/** One public post that holds a finding, and one that holds none. */
export const seededTexts = [
  'I am going to kill him for this, @mara.sample says so.',
  'Morning run along the river, then the library until it closed.',
];

/** The case of a screening as the processes leave it for a reviewer: analysed, proposed, queued. */
export async function seedCase(
  api: TestApi,
  tenant: SeededTenant,
  seeded: SeededScreening,
  texts: readonly string[] = seededTexts,
): Promise<SeededCase> {
  const { screeningId, applicantId, sourceId } = seeded;
  const { scope } = tenant;
  const at = instant(api.clock);
  const assessor = assessSource(sourceId);
  for (const [nth, text] of texts.entries()) assessor.add(postOf(text, nth));
  const analysis = assessor.finish();
  const analysisId = deriveId('evidence', [sourceId, 'analysis']);
  const meta = { id: analysisId, subject: applicantId, kind: 'analysis', contentType: 'application/json' } as const;
  await api.dependencies.app.evidence.put(scope, meta, Buffer.from(JSON.stringify(analysis)));
  const reviewId = deriveId('review', [screeningId]);
  const findingIds = analysis.findings.map(({ findingId }) => findingId);

  await api.perform(scope, async (reader) => {
    const on = await reader.load(screening, screeningId);
    const changes = [];
    let state = on.state;
    const events = [];
    for (const decide of [
      () => startScreening(state, { at }),
      () => recordCollected(state, { sourceId, ...collected }),
      () =>
        recordAssessed(state, {
          sourceId,
          coverage: { state: 'assessed' },
          counts: {
            postsAssessed: analysis.postsAssessed,
            postsNotAssessed: {},
            redacted: analysis.redacted,
            publicPosts: analysis.publicPosts,
            findingsProposed: findingIds.length,
          },
          analysisId,
          voters: [builtInVoter],
          assessedAt: at,
        }),
      () => openReview(state, { reviewId }),
    ]) {
      const decision = decide();
      if (!decision.ok) return decision;
      events.push(...decision.value);
      state = decision.value.reduce(screening.evolve, state);
    }
    changes.push({ on, events });
    for (const {
      findingId,
      postId,
      category,
      severity,
      rule,
      start,
      end,
      quote,
      kind,
      audience,
      ...rest
    } of analysis.findings) {
      const target = reader.fresh(finding, findingId);
      const proposal = {
        findingId,
        screeningId,
        applicantId,
        sourceId,
        platform: 'instagram',
        postId,
        analysisId,
      } as const;
      const proposed = proposeFinding(target.state, {
        ...{ ...proposal, category, severity, rule, start, end, kind, audience, postedAt: rest.postedAt },
        quoteDigest: sha256Hex(quote),
        origin: 'built_in_alone',
        votes: [{ ...builtInVoter, vote: severity }],
        injectionSuspected: rest.injectionSuspected,
        proposedAt: at,
      });
      if (!proposed.ok) return proposed;
      changes.push({ on: target, events: proposed.value });
    }
    const queue = reader.fresh(review, reviewId);
    const fourEyes = state.kind !== 'none' && state.policy.fourEyes;
    const queued = queueReview(queue.state, {
      ...{ reviewId, screeningId, applicantId, fourEyes, findings: findingIds, queuedAt: at },
    });
    if (!queued.ok) return queued;
    return ok({ changes: [...changes, { on: queue, events: queued.value }] });
  });
  return { ...seeded, reviewId, findingIds };
}

const collected = {
  postBatches: [],
  counts: {
    ...{ postsRead: 2, postsTooOld: 1, postsTooNew: 0, postsUndated: 0, postsMalformed: 0 },
    ...{ entriesRead: 1, entriesDroppedUnread: 3, images: 0, videos: 0, audio: 0 },
  },
  windowReached: true,
  limitReached: false,
  gaps: [],
  identifiers: ['handle', 'email', 'name'],
};

function postOf(text: string, nth: number): NormalisedPost {
  return {
    platform: 'instagram',
    nativeId: `post-${nth}`,
    kind: 'authored',
    audience: 'public',
    text,
    createdAt: new Date(Date.UTC(2026, 6, 1 + nth)).toISOString(),
    permalink: `https://instagram.example/mara.sample/${nth}`,
    media: { images: 0, videos: 0, audio: 0 },
    provenance: { file: 'posts_1.json', item: nth },
    privateDetails: { likes: 41_000_041, location: 'Lisbon' },
  };
}

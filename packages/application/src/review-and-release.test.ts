import {
  addMember,
  blockReport,
  buildReport,
  cancelScreening,
  finding,
  type MemberRole,
  member,
  openReview,
  proposeFinding,
  queueReview,
  recordAssessed,
  recordTraining,
  removeMember,
  report,
  review,
  screening,
  startScreening,
} from '@visaguard/domain';
import {
  type FindingId,
  instant,
  type MemberId,
  mintId,
  ok,
  type ReportId,
  type ReviewId,
  systemRandom,
  type TenantScope,
} from '@visaguard/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadState } from './load-state.ts';
import { orderScreening } from './order-screening.ts';
import { releaseReport } from './release-report.ts';
import { claimReview, closeReview, reviewFinding } from './review-case.ts';
import {
  createdApplicant,
  declaredHandle,
  purpose,
  recordedConsent,
  registeredTenant,
} from './testing/made-up-people.ts';
import { decided, type TestApplication, testApplication } from './testing/test-application.ts';

let world: TestApplication;
let scope: TenantScope;
let ann: MemberId;
let ben: MemberId;
beforeAll(async () => {
  world = await testApplication();
  scope = await registeredTenant(world);
  [ann, ben] = [await reviewer(), await reviewer()];
});
afterAll(() => world?.stop());

const id = <Kind extends Parameters<typeof mintId>[0]>(kind: Kind) => mintId(kind, world.clock, systemRandom);

async function reviewer(roles: readonly MemberRole[] = ['reviewer'], trained = true): Promise<MemberId> {
  const memberId = id('member');
  await world.given(scope, async (reader) => {
    const on = reader.fresh(member, memberId);
    const personal = { name: 'Rae Sample', email: 'rae@example.org' };
    const added = addMember(on.state, { memberId, roles, simulated: false, personal }, 'test');
    if (!added.ok || !trained) return decided(on, added);
    const done = recordTraining(added.value.reduce(member.evolve, on.state), { at: instant(world.clock) });
    return done.ok ? ok({ changes: [{ on, events: [...added.value, ...done.value] }] }) : done;
  });
  return memberId;
}

type Case = { readonly screeningId: `scr_${string}`; readonly reviewId: ReviewId; readonly findingId: FindingId };

/** A screening in review with one proposed finding. */
async function openCase(fourEyes = false): Promise<Case> {
  const applicantId = await createdApplicant(world, scope);
  const consentId = await recordedConsent(world, scope, { applicantId });
  const { handleId } = await declaredHandle(world, scope, { applicantId, consentId });
  const [screeningId, reviewId, findingId] = [id('screening'), id('review'), id('finding')];
  const ordered = await orderScreening(world.app, world.commandOf(scope), {
    ...{ screeningId, applicantId, cohortId: null, mode: 'requested', purpose, consentId },
    ...{ handleIds: [handleId], asOf: '2026-11-01T00:00:00.000Z', certified: true },
  });
  expect(ordered.kind).toBe('done');
  const at = instant(world.clock);
  await world.given(scope, async (reader) => {
    const on = await reader.load(screening, screeningId);
    if (on.state.kind === 'none') throw new Error('it was ordered');
    const sourceId = on.state.sources[0]?.sourceId ?? 'src_0';
    const events = [...taken(startScreening(on.state, { at }))];
    const now = () => events.reduce(screening.evolve, on.state);
    const counts = {
      ...{ postsAssessed: 1, postsNotAssessed: {}, redacted: 0, findingsProposed: 1 },
      publicPosts: { read: 1, assessed: 1 },
    };
    const voters = [{ family: 'built-in', version: '1' }];
    const outcome = {
      sourceId,
      coverage: { state: 'assessed' },
      counts,
      analysisId: null,
      voters,
      assessedAt: at,
    } as const;
    events.push(...taken(recordAssessed(now(), outcome)));
    events.push(...taken(openReview(now(), { reviewId })));
    const proposal = reader.fresh(finding, findingId);
    const queue = reader.fresh(review, reviewId);
    const proposed = proposeFinding(proposal.state, {
      ...{ findingId, screeningId, applicantId, sourceId, platform: 'instagram', postId: id('post') },
      ...{
        analysisId: id('evidence'),
        category: 'threat_violence',
        severity: 'high',
        rule: 'sample',
        start: 0,
        end: 9,
      },
      ...{ quoteDigest: 'a'.repeat(64), kind: 'authored', audience: 'public', postedAt: at, origin: 'built_in_alone' },
      ...{ votes: [{ family: 'built-in', version: '1', vote: 'high' }], injectionSuspected: false, proposedAt: at },
    });
    const queued = queueReview(queue.state, {
      ...{ reviewId, screeningId, applicantId, findings: [findingId], fourEyes, queuedAt: at },
    });
    return ok({
      changes: [
        { on, events },
        { on: proposal, events: taken(proposed) },
        { on: queue, events: taken(queued) },
      ],
    });
  });
  return { screeningId, reviewId, findingId };
}

const confirm = {
  kind: 'confirm',
  category: 'threat_violence',
  severity: 'high',
  certainty: 'certain',
  reason: 'It names a person.',
} as const;
const dismiss = { kind: 'dismiss', reason: 'A line of a song.' } as const;

const claim = ({ reviewId }: Case, reviewerId = ann) =>
  claimReview(world.app, world.commandOf(scope), { reviewId, reviewerId });
const decide = (of: Case, reviewerId = ann, decision: typeof confirm | typeof dismiss = confirm) =>
  reviewFinding(world.app, world.commandOf(scope), { ...of, reviewerId, decision });
const close = ({ reviewId }: Case, reviewerId = ann) =>
  closeReview(world.app, world.commandOf(scope), { reviewId, reviewerId });
const refused = (code: string, rule?: string) => ({
  kind: 'refused',
  refusal: rule === undefined ? { code } : { code, rule },
});
const done = { kind: 'done' };
const stateOf = async (of: Case) => {
  const [judged, queue] = await Promise.all([
    loadState(world.app, scope, { aggregate: finding, streamId: of.findingId }),
    loadState(world.app, scope, { aggregate: review, streamId: of.reviewId }),
  ]);
  return { finding: judged.state.kind, review: queue.state.kind };
};

describe('R13: a person reviews', () => {
  test('claims, decides the finding in the case and on itself, and closes', async () => {
    const open = await openCase();
    expect(await claim(open)).toMatchObject(done);
    expect(await decide(open)).toMatchObject(done);
    expect(await close(open)).toMatchObject(done);
    expect(await stateOf(open)).toEqual({ finding: 'confirmed', review: 'closed' });
  });

  test('nobody without the role, the training or the membership', async () => {
    const open = await openCase();
    const [requester, untrained, gone] = [
      await reviewer(['requester']),
      await reviewer(['reviewer'], false),
      await reviewer(),
    ];
    await world.given(scope, async (reader) => {
      const on = await reader.load(member, gone);
      return decided(on, removeMember(on.state));
    });
    for (const person of [requester, untrained, gone, id('member')]) {
      expect(await claim(open, person)).toMatchObject(refused('not_a_reviewer', 'R13'));
      expect(await decide(open, person)).toMatchObject(refused('not_a_reviewer', 'R13'));
      expect(await close(open, person)).toMatchObject(refused('not_a_reviewer', 'R13'));
    }
  });

  test('a case is not closed with a finding undecided', async () => {
    const open = await openCase();
    await claim(open);
    expect(await close(open)).toMatchObject(refused('findings_undecided', 'R13'));
  });

  test('only who holds the case decides; another may take it once the claim has lapsed', async () => {
    const open = await openCase();
    expect(await decide(open)).toMatchObject(refused('review_not_claimed'));
    await claim(open);
    expect(await claim(open, ben)).toMatchObject(refused('review_claimed'));
    world.clock.advance(30 * 60_000);
    expect(await decide(open)).toMatchObject(refused('review_claim_lapsed'));
    expect(await claim(open, ben)).toMatchObject(done);
  });

  test('a finding that is not of the case is not decided by it', async () => {
    const [open, other] = [await openCase(), await openCase()];
    await claim(open);
    expect(await decide({ ...open, findingId: other.findingId })).toMatchObject(refused('finding_not_in_review'));
    expect(await stateOf(other)).toMatchObject({ finding: 'proposed' });
  });

  test('the same verdict twice changes neither case nor finding; another verdict changes both', async () => {
    const open = await openCase();
    await claim(open);
    await decide(open);
    const before = await world.eventsOf(scope, open.findingId);
    await decide(open);
    expect(await world.eventsOf(scope, open.findingId)).toEqual(before);
    await decide(open, ann, dismiss);
    expect(await stateOf(open)).toMatchObject({ finding: 'dismissed' });
  });

  test('E5: the verdict in the case and the one on the finding are stored together or not at all', async () => {
    const open = await openCase();
    await claim(open);
    const { append } = world.app.events;
    const failing: typeof append = async (request) => {
      if (request.streams.length !== 2)
        throw new Error(`two streams are appended at once, not ${request.streams.length}`);
      return append(request);
    };
    const app = { ...world.app, events: { ...world.app.events, append: failing } };
    const outcome = await reviewFinding(app, world.commandOf(scope), { ...open, reviewerId: ann, decision: confirm });
    expect(outcome).toMatchObject(done);
  });

  test('with four eyes a second person decides, and a third where the two differ', async () => {
    const open = await openCase(true);
    const cleo = await reviewer();
    for (const [person, verdict] of [
      [ann, confirm],
      [ben, dismiss],
    ] as const) {
      await claim(open, person);
      await decide(open, person, verdict);
      expect(await close(open, person)).toMatchObject(done);
      expect(await stateOf(open)).toMatchObject({ review: 'queued' });
      expect(await claim(open, person)).toMatchObject(refused('reviewer_looked_already', 'R13'));
    }
    await claim(open, cleo);
    await decide(open, cleo, dismiss);
    await close(open, cleo);
    expect(await stateOf(open)).toEqual({ finding: 'dismissed', review: 'closed' });
  });

  test('R2: nobody takes up the case of a screening that has ended', async () => {
    const open = await openCase();
    await world.given(scope, async (reader) => {
      const on = await reader.load(screening, open.screeningId);
      return decided(on, cancelScreening(on.state, { at: instant(world.clock) }));
    });
    expect(await claim(open)).toMatchObject(refused('review_closed'));
  });

  test('an unknown case is unknown', async () => {
    expect(
      await claimReview(world.app, world.commandOf(scope), { reviewId: id('review'), reviewerId: ann }),
    ).toMatchObject(refused('review_unknown'));
  });
});

describe('R14: the applicant reads first', () => {
  async function builtReport(stage: 'provisional' | 'reviewed'): Promise<ReportId> {
    const open = await openCase();
    const reportId = id('report');
    await world.given(scope, async (reader) => {
      const on = reader.fresh(report, reportId);
      const view = () => ({ evidenceId: id('evidence'), sha256: 'a'.repeat(64) });
      return decided(
        on,
        buildReport(on.state, {
          ...{
            reportId,
            screeningId: open.screeningId,
            applicantId: id('applicant'),
            version: 2,
            stage,
            result: 'clear',
          },
          ...{ privateView: view(), requesterView: stage === 'reviewed' ? view() : null, supersedes: null },
          builtAt: instant(world.clock),
        }),
      );
    });
    return reportId;
  }
  const release = (reportId: ReportId, by: 'applicant' | 'window_elapsed') =>
    releaseReport(world.app, world.commandOf(scope), { reportId, by, reply: (version) => ({ version }) });

  test('the clock releases after 72 hours of the policy, and not a moment earlier', async () => {
    const reportId = await builtReport('reviewed');
    world.clock.advance(72 * 3_600_000 - 1);
    expect(await release(reportId, 'window_elapsed')).toMatchObject(refused('applicant_window_open', 'R14'));
    world.clock.advance(1);
    expect(await release(reportId, 'window_elapsed')).toMatchObject({ ...done, reply: { version: 2 } });
  });

  test('the applicant releases at once; a second release changes nothing', async () => {
    const reportId = await builtReport('reviewed');
    expect(await release(reportId, 'applicant')).toMatchObject(done);
    expect(await release(reportId, 'window_elapsed')).toMatchObject(done);
    const events = await world.eventsOf(scope, reportId);
    expect(events.filter(({ type }) => type === 'report.released')).toMatchObject([{ data: { by: 'applicant' } }]);
  });

  test('R13: a provisional report is released by nobody', async () => {
    const reportId = await builtReport('provisional');
    world.clock.advance(100 * 3_600_000);
    for (const by of ['applicant', 'window_elapsed'] as const) {
      expect(await release(reportId, by)).toMatchObject(refused('report_not_reviewed', 'R13'));
    }
  });

  test('R2: a blocked report is released by nobody', async () => {
    const reportId = await builtReport('reviewed');
    await world.given(scope, async (reader) => {
      const on = await reader.load(report, reportId);
      return decided(on, blockReport(on.state, { at: instant(world.clock) }));
    });
    expect(await release(reportId, 'applicant')).toMatchObject(refused('report_not_readable'));
  });

  test('R29: a report of another tenant is unknown', async () => {
    const reportId = await builtReport('reviewed');
    const elsewhere = world.commandOf(world.newScope());
    expect(await releaseReport(world.app, elsewhere, { reportId, by: 'applicant' })).toMatchObject(
      refused('report_unknown'),
    );
  });
});

function taken<Event>(
  decision: { ok: true; value: readonly Event[] } | { ok: false; error: unknown },
): readonly Event[] {
  if (!decision.ok) throw new Error(JSON.stringify(decision.error));
  return decision.value;
}

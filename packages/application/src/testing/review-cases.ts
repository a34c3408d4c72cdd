import {
  addMember,
  finding,
  type MemberRole,
  member,
  openReview,
  proposeFinding,
  queueReview,
  recordAssessed,
  recordTraining,
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
  type ReviewId,
  type ScreeningId,
  systemRandom,
  type TenantScope,
} from '@visaguard/kernel';
import { orderScreening } from '../order-screening.ts';
import { createdApplicant, declaredHandle, purpose, recordedConsent } from './made-up-people.ts';
import { decided, type TestApplication, taken } from './test-application.ts';

export type ReviewCase = {
  readonly screeningId: ScreeningId;
  readonly reviewId: ReviewId;
  readonly findingId: FindingId;
};

export type ReviewCases = ReturnType<typeof reviewCases>;

/** Cases of one tenant, and people who review them. */
export function reviewCases(world: TestApplication, scope: TenantScope) {
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

  /** A screening in review with one proposed finding. */
  async function openCase(fourEyes = false): Promise<ReviewCase> {
    const applicantId = await createdApplicant(world, scope);
    const consentId = await recordedConsent(world, scope, { applicantId });
    const { handleId } = await declaredHandle(world, scope, { applicantId, consentId });
    const [screeningId, reviewId, findingId] = [id('screening'), id('review'), id('finding')];
    const ordered = await orderScreening(world.app, world.commandOf(scope), {
      ...{ screeningId, applicantId, cohortId: null, mode: 'requested', purpose, consentId },
      ...{ handleIds: [handleId], asOf: '2026-11-01T00:00:00.000Z', certified: true },
    });
    if (ordered.kind !== 'done') throw new Error(`what a test needs was refused: ${JSON.stringify(ordered)}`);
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
        ...{
          quoteDigest: 'a'.repeat(64),
          kind: 'authored',
          audience: 'public',
          postedAt: at,
          origin: 'built_in_alone',
        },
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

  return { id, reviewer, openCase };
}

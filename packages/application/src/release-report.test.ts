import { blockReport, buildReport, report } from '@visaguard/domain';
import { instant, type ReportId, type TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { releaseReport } from './release-report.ts';
import { registeredTenant } from './testing/made-up-people.ts';
import { type ReviewCases, reviewCases } from './testing/review-cases.ts';
import { decided, type TestApplication, testApplication } from './testing/test-application.ts';

let world: TestApplication;
let scope: TenantScope;
let cases: ReviewCases;
beforeAll(async () => {
  world = await testApplication();
  scope = await registeredTenant(world);
  cases = reviewCases(world, scope);
});
afterAll(() => world?.stop());

const refused = (code: string, rule?: string) => ({
  kind: 'refused',
  refusal: rule === undefined ? { code } : { code, rule },
});
const done = { kind: 'done' };

describe('R14: the applicant reads first', () => {
  async function builtReport(stage: 'provisional' | 'reviewed'): Promise<ReportId> {
    const open = await cases.openCase();
    const reportId = cases.id('report');
    await world.given(scope, async (reader) => {
      const on = reader.fresh(report, reportId);
      const view = () => ({ evidenceId: cases.id('evidence'), sha256: 'a'.repeat(64) });
      return decided(
        on,
        buildReport(on.state, {
          ...{
            reportId,
            screeningId: open.screeningId,
            applicantId: cases.id('applicant'),
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

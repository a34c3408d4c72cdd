import { builtInVoter, inventoryLines } from '@visaguard/assessment';
import { defaultPolicy, type LookbackWindow } from '@visaguard/domain';
import { canonicalJson, deriveId, type Instant, sha256OfParts } from '@visaguard/kernel';
import type { ReportFacts } from '@visaguard/report';
import type { DeclaredHandle } from './arguments.ts';
import type { ScreenedSource } from './screen-export.ts';

export type ScreenedExports = {
  readonly asOf: Instant;
  readonly window: LookbackWindow & { readonly years: number };
  readonly handles: readonly DeclaredHandle[];
  readonly screened: readonly ScreenedSource[];
};

/** The report of a person's own screening. The same exports, day and choices give the same facts. */
export function reportFacts({ asOf, window, handles, screened }: ScreenedExports): ReportFacts {
  const sources = screened.map(({ source }) => source);
  const { categories, minimumSeverity, showGradeToRequester, coverageThresholdPercent } = defaultPolicy;
  const content = {
    version: 1,
    asOf,
    generatedAt: asOf,
    mode: 'self',
    testMode: false,
    purpose: 'self_check',
    requester: null,
    applicant: { displayName: null },
    window,
    policy: { categories, minimumSeverity, showGradeToRequester },
    coverageThresholdPercent,
    voters: [builtInVoter],
    review: {
      state: 'unreviewed',
      statement: 'No person has reviewed this report: it was made on the applicant’s own computer.',
      reviewedAt: null,
      simulated: false,
    },
    sources,
    findings: screened.flatMap(({ findings }) => findings),
    comment: null,
    disputeRoute:
      'This report was made on your own computer and nobody else has it. Where a finding is wrong, keep a note of why.',
    inventory: inventoryLines(sources, handles),
    recipients: [],
  } as const satisfies Partial<ReportFacts>;
  const reportId = deriveId('report', [sha256OfParts(canonicalParts(content))]);
  return { ...content, reportId, versions: [{ version: 1, reportId, createdAt: asOf, sha256: null }] };
}

/** Finding by finding: the text of thousands of them at once takes as much memory as the findings do. */
function* canonicalParts({ findings, ...rest }: Omit<ReportFacts, 'reportId' | 'versions'>): Iterable<string> {
  yield canonicalJson(rest);
  for (const finding of findings) yield canonicalJson(finding);
}

import { builtInVoter } from '@visaguard/assessment';
import { type Ds160Entry, defaultPolicy, ds160CodeOf, ds160Inventory, type LookbackWindow } from '@visaguard/domain';
import { canonicalJson, deriveId, type Instant } from '@visaguard/kernel';
import type { InventoryLine, ReportFacts, SourceFacts } from '@visaguard/report';
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
  const { categories, minimumSeverity, showGradeToRequester } = defaultPolicy;
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
    inventory: inventoryOf(sources, handles),
    recipients: [],
  } as const satisfies Partial<ReportFacts>;
  const reportId = deriveId('report', [canonicalJson(content)]);
  return { ...content, reportId, versions: [{ version: 1, reportId, createdAt: asOf, sha256: null }] };
}

/** Every account that visa form DS-160 asks about, in its order, and whether this report screened it (rule R25). */
function inventoryOf(sources: readonly SourceFacts[], handles: readonly DeclaredHandle[]): InventoryLine[] {
  const accounts = [
    ...sources.map(({ platform, handle, coverage }) => ({
      code: ds160CodeOf(platform),
      handle,
      screened: coverage.state === 'assessed' || coverage.state === 'partial',
    })),
    ...handles
      .filter(({ platform, canonical }) => !sources.some((s) => s.platform === platform && s.handle === canonical))
      .map(({ platform, canonical }) => ({ code: ds160CodeOf(platform), handle: canonical, screened: false })),
  ];
  return ds160Inventory
    .filter(({ code }) => code !== 'none')
    .flatMap(({ code, name }: Ds160Entry) => {
      const known = accounts.filter((account) => account.code === code);
      if (known.length === 0) return code === 'other' ? [] : [{ platform: name, handle: null, screened: false }];
      return known.map(({ handle, screened }) => ({ platform: name, handle, screened }));
    });
}

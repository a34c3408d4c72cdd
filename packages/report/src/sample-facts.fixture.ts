import { categories } from '@visaguard/domain';
import { sha256Hex } from '@visaguard/kernel';
import type { FindingFacts, ReportFacts, SourceFacts } from './facts.ts';

/** Made-up facts for specs; every part can be replaced. */
export function sampleFacts(parts: Partial<ReportFacts> = {}): ReportFacts {
  return {
    reportId: 'rpt_01k9x3c5w0aaaaaaaaaaaaaaaa',
    version: 1,
    asOf: '2026-11-01T00:00:00.000Z',
    generatedAt: '2026-11-02T09:30:00.000Z',
    mode: 'requested',
    testMode: true,
    purpose: 'admission_visa_readiness',
    requester: { name: 'Sample University' },
    applicant: { displayName: 'Mara Sample' },
    window: { from: '2021-11-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z', years: 5 },
    policy: { categories, minimumSeverity: 'low', showGradeToRequester: false },
    coverageThresholdPercent: 95,
    voters: [{ family: 'built-in', version: 'rules-1' }],
    review: {
      state: 'reviewed',
      statement: 'A trained reviewer confirmed or dismissed every proposal.',
      reviewedAt: '2026-11-02T09:00:00.000Z',
      simulated: false,
    },
    sources: [sampleSource()],
    findings: [],
    comment: null,
    disputeRoute: 'Write to the address in your invitation, or open a dispute on the page of this report.',
    versions: [
      { version: 1, reportId: 'rpt_01k9x3c5w0aaaaaaaaaaaaaaaa', createdAt: '2026-11-02T09:30:00.000Z', sha256: null },
    ],
    inventory: [
      { platform: 'Instagram', handle: 'mara.sample', screened: true },
      { platform: 'Reddit', handle: 'mara_s', screened: false },
    ],
    recipients: [],
    ...parts,
  };
}

export function sampleSource(parts: Partial<SourceFacts> = {}): SourceFacts {
  return {
    sourceId: 'src_1',
    platform: 'instagram',
    kind: 'archive',
    handle: 'mara.sample',
    coverage: { state: 'assessed' },
    verifiedOwner: true,
    counts: {
      postsRead: 120,
      postsAssessed: 118,
      postsNotAssessed: { undated: 1, unsupported_language: 1 },
      postsTooOld: 14,
      redacted: 3,
      media: { images: 90, videos: 11, audio: 0 },
    },
    gaps: [],
    languages: { en: 117, de: 2, und: 1 },
    timeline: [
      { month: '2024-03', count: 12 },
      { month: '2025-09', count: 30 },
    ],
    ...parts,
  };
}

/** A finding whose offsets fit: `quote` is sought in `text`. */
export function sampleFinding(parts: Partial<FindingFacts> = {}): FindingFacts {
  const text = parts.text ?? 'After the match: you will regret this, I know where you train.';
  const quote = parts.quote ?? (parts.text === undefined ? 'you will regret this' : text);
  const start = text.indexOf(quote);
  return {
    findingId: 'fnd_1',
    sourceId: 'src_1',
    platform: 'instagram',
    postId: 'pst_1',
    category: 'threat_violence',
    severity: 'medium',
    state: 'confirmed',
    certainty: 'certain',
    origin: 'built_in_alone',
    start,
    end: start + quote.length,
    quotedText: null,
    textFingerprint: sha256Hex(text),
    redactions: [],
    postedAt: '2026-08-02T14:05:00.000Z',
    permalink: 'https://www.instagram.com/p/sample1/',
    kind: 'authored',
    audience: 'public',
    rationale: 'Harm is announced to a person who is spoken to.',
    rule: 'threat.announced-harm',
    votes: [{ family: 'built-in', version: 'rules-1', vote: 'medium' }],
    reviewerReason: 'The person addressed is named in the thread.',
    ...parts,
    text,
    quote,
  };
}

import { z } from 'zod';
import {
  categoryField,
  certaintyField,
  coverageField,
  platformField,
  postKindField,
  purposeField,
  resultField,
  severityField,
} from '../events/fields.ts';
import { instantForm, sha256Form } from './fields.ts';

/** A code for machines with the plain words for people. */
const coded = <Code extends z.ZodType>(code: Code) => z.object({ code, words: z.string() });
const anyCode = coded(z.string());
const count = z.int().min(0);

const voterForm = z.object({ family: z.string(), version: z.string() });

const countsForm = z
  .object({
    postsRead: count,
    postsAssessed: count,
    postsNotAssessed: count,
    postsNotAssessedByReason: z.array(z.object({ code: z.string(), words: z.string(), count })),
    postsTooOld: count,
    redacted: count,
    mediaNotAssessed: z.object({ images: count, videos: count, audio: count }),
  })
  .meta({ id: 'ReportCounts' });

const coverageLineForm = z
  .object({
    sourceId: z.string(),
    platform: coded(platformField),
    handle: z.string().nullable(),
    sourceKind: coded(z.enum(['archive', 'apify'])),
    state: coded(z.enum(coverageField.options.map((option) => option.shape.state.value))),
    reasons: z.array(anyCode),
    statement: z.string(),
    verifiedOwner: z.boolean(),
    counts: countsForm,
    gaps: z.array(z.string()),
  })
  .meta({ id: 'ReportCoverage' });

const sharedShape = {
  object: z.literal('report'),
  reportId: z.string(),
  version: z.int().min(1),
  status: coded(z.enum(['provisional', 'reviewed'])),
  asOf: instantForm,
  generatedAt: instantForm,
  mode: coded(z.enum(['self', 'requested'])),
  testMode: z.boolean(),
  purpose: coded(purposeField).nullable(),
  requester: z.object({ name: z.string() }).nullable(),
  applicant: z.object({ displayName: z.string().nullable() }),
  window: z.object({ from: z.string(), to: z.string(), years: z.int() }),
  policy: z.object({
    categories: z.array(categoryField),
    minimumSeverity: severityField,
    showGradeToRequester: z.boolean(),
  }),
  result: z.object({
    outcome: resultField,
    provisional: z.boolean(),
    headline: z.string(),
    explanation: z.string(),
    reasons: z.array(z.string()),
  }),
  coverage: z.array(coverageLineForm),
  totals: countsForm,
  voters: z.object({ statement: z.string(), builtInOnly: z.boolean(), list: z.array(voterForm) }),
  review: z.object({
    state: z.enum(['unreviewed', 'reviewed']),
    statement: z.string(),
    reviewedAt: instantForm.nullable(),
    simulated: z.boolean(),
  }),
  comment: z.string().nullable(),
  disputeRoute: z.string(),
  versions: z.array(
    z.object({
      version: z.int().min(1),
      reportId: z.string(),
      createdAt: instantForm,
      sha256: sha256Form.nullable(),
    }),
  ),
  statements: z.array(z.string()),
  sha256: sha256Form.meta({ description: 'Of the canonical JSON (RFC 8785) of this view without this member.' }),
};

const sharedFindingShape = {
  findingId: z.string(),
  sourceId: z.string(),
  postId: z.string(),
  platform: coded(platformField),
  category: coded(categoryField),
  severity: coded(severityField),
  certainty: certaintyField.nullable(),
  quote: z.string(),
  start: count.meta({ description: 'UTF-16 units of `text`.' }),
  end: count,
  text: z.string(),
  postedAt: instantForm.nullable(),
  permalink: z.string().nullable(),
  kind: coded(postKindField),
  rationale: z.string(),
  rule: z.string(),
  votes: z.array(z.object({ family: z.string(), version: z.string(), vote: z.string() })),
};

export const requesterFindingForm = z
  .object({
    ...sharedFindingShape,
    redactions: z.array(z.object({ types: z.array(anyCode), start: count, end: count })),
    quotedTextWithheld: z.boolean(),
  })
  .meta({ id: 'RequesterFinding', description: 'A confirmed finding; protected content is replaced (R10).' });

export const requesterViewForm = z
  .object({
    view: z.literal('requester'),
    ...sharedShape,
    findings: z.array(requesterFindingForm),
    redactedInFindings: count,
    grade: z.object({ rule: z.string(), letter: z.string().nullable(), words: z.string() }).nullable(),
  })
  .meta({ id: 'RequesterView', description: 'What a requester may read after review and release.' });

const scoreLineShape = {
  score: z.int().nullable(),
  atLeast: z.boolean(),
  letter: z.string().nullable(),
  band: z.string().nullable(),
  words: z.string(),
};

const privateFindingForm = z
  .object({
    ...sharedFindingShape,
    state: anyCode,
    unreviewed: z.boolean(),
    shownToRequester: z.boolean(),
    whyNotShown: z.string().nullable(),
    origin: anyCode,
    quotedText: z.string().nullable(),
    textFingerprint: z.string(),
    redactions: z.array(z.object({ type: z.string(), start: count, end: count })),
    audience: anyCode,
    reviewerReason: z.string().nullable(),
  })
  .meta({ id: 'PrivateFinding' });

export const privateViewForm = z
  .object({
    view: z.literal('private'),
    ...sharedShape,
    score: z.object({
      rule: z.string(),
      provisional: z.boolean(),
      overall: z.object(scoreLineShape),
      platforms: z.array(z.object({ ...scoreLineShape, platform: anyCode })),
      posts: z.array(z.object({ postId: z.string(), score: z.int(), letter: z.string(), words: z.string() })),
      arithmetic: z.array(z.string()),
    }),
    findings: z.array(privateFindingForm),
    findingsHeld: count,
    activity: z.array(z.object({ month: z.string(), count })),
    advice: z.array(z.object({ topic: z.string(), text: z.string() })),
    inventory: z.array(
      z.object({ platform: z.string(), handle: z.string().nullable(), screened: z.boolean(), words: z.string() }),
    ),
    recipients: z.array(z.object({ name: z.string(), at: instantForm, what: z.string() })),
  })
  .meta({ id: 'PrivateView', description: 'The applicant’s own: originals, score, everything proposed or dismissed.' });

export type RequesterViewBody = z.input<typeof requesterViewForm>;
export type PrivateViewBody = z.input<typeof privateViewForm>;

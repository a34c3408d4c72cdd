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
    posts_read: count,
    posts_assessed: count,
    posts_not_assessed: count,
    posts_not_assessed_by_reason: z.array(z.object({ code: z.string(), words: z.string(), count })),
    posts_too_old: count,
    redacted: count,
    media_not_assessed: z.object({ images: count, videos: count, audio: count }),
  })
  .meta({ id: 'ReportCounts' });

const coverageLineForm = z
  .object({
    source_id: z.string(),
    platform: coded(platformField),
    handle: z.string().nullable(),
    source_kind: coded(z.enum(['archive', 'apify'])),
    state: coded(z.enum(coverageField.options.map((option) => option.shape.state.value))),
    reasons: z.array(anyCode),
    statement: z.string(),
    verified_owner: z.boolean(),
    counts: countsForm,
    gaps: z.array(z.string()),
  })
  .meta({ id: 'ReportCoverage' });

const sharedShape = {
  object: z.literal('report'),
  report_id: z.string(),
  version: z.int().min(1),
  status: coded(z.enum(['provisional', 'reviewed'])),
  as_of: instantForm,
  generated_at: instantForm,
  mode: coded(z.enum(['self', 'requested'])),
  test_mode: z.boolean(),
  purpose: coded(purposeField).nullable(),
  requester: z.object({ name: z.string() }).nullable(),
  applicant: z.object({ display_name: z.string().nullable() }),
  window: z.object({ from: z.string(), to: z.string(), years: z.int() }),
  policy: z.object({
    categories: z.array(categoryField),
    minimum_severity: severityField,
    show_grade_to_requester: z.boolean(),
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
  voters: z.object({ statement: z.string(), built_in_only: z.boolean(), list: z.array(voterForm) }),
  review: z.object({
    state: z.enum(['unreviewed', 'reviewed']),
    statement: z.string(),
    reviewed_at: instantForm.nullable(),
    simulated: z.boolean(),
  }),
  comment: z.string().nullable(),
  dispute_route: z.string(),
  versions: z.array(
    z.object({
      version: z.int().min(1),
      report_id: z.string(),
      created_at: instantForm,
      sha256: sha256Form.nullable(),
    }),
  ),
  statements: z.array(z.string()),
  sha256: sha256Form.meta({ description: 'Of the canonical JSON (RFC 8785) of this view without this member.' }),
};

const sharedFindingShape = {
  finding_id: z.string(),
  source_id: z.string(),
  post_id: z.string(),
  platform: coded(platformField),
  category: coded(categoryField),
  severity: coded(severityField),
  certainty: certaintyField.nullable(),
  quote: z.string(),
  start: count.meta({ description: 'UTF-16 units of `text`.' }),
  end: count,
  text: z.string(),
  posted_at: instantForm.nullable(),
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
    quoted_text_withheld: z.boolean(),
  })
  .meta({ id: 'RequesterFinding', description: 'A confirmed finding; protected content is replaced (R10).' });

export const requesterViewForm = z
  .object({
    view: z.literal('requester'),
    ...sharedShape,
    findings: z.array(requesterFindingForm),
    redacted_in_findings: count,
    grade: z.object({ rule: z.string(), letter: z.string().nullable(), words: z.string() }).nullable(),
  })
  .meta({ id: 'RequesterView', description: 'What a requester may read after review and release.' });

const scoreLineShape = {
  score: z.int().nullable(),
  at_least: z.boolean(),
  letter: z.string().nullable(),
  band: z.string().nullable(),
  words: z.string(),
};

const privateFindingForm = z
  .object({
    ...sharedFindingShape,
    state: anyCode,
    unreviewed: z.boolean(),
    shown_to_requester: z.boolean(),
    why_not_shown: z.string().nullable(),
    origin: anyCode,
    quoted_text: z.string().nullable(),
    text_fingerprint: z.string(),
    redactions: z.array(z.object({ type: z.string(), start: count, end: count })),
    audience: anyCode,
    reviewer_reason: z.string().nullable(),
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
      posts: z.array(z.object({ post_id: z.string(), score: z.int(), letter: z.string(), words: z.string() })),
      arithmetic: z.array(z.string()),
    }),
    findings: z.array(privateFindingForm),
    findings_held: count,
    activity: z.array(z.object({ month: z.string(), count })),
    languages: z.array(coded(z.string()).extend({ count })).optional(),
    strengths: z
      .array(z.object({ rule: z.string(), topic: z.string(), text: z.string() }))
      .optional()
      .meta({ description: 'By published rules from counts, dates and states; not scored.' }),
    advice: z.array(z.object({ topic: z.string(), text: z.string() })),
    inventory: z.array(
      z.object({ platform: z.string(), handle: z.string().nullable(), screened: z.boolean(), words: z.string() }),
    ),
    recipients: z.array(z.object({ name: z.string(), at: instantForm, what: z.string() })),
  })
  .meta({ id: 'PrivateView', description: 'The applicant’s own: originals, score, everything proposed or dismissed.' });

export type RequesterViewBody = z.input<typeof requesterViewForm>;
export type PrivateViewBody = z.input<typeof privateViewForm>;

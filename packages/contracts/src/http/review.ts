import { z } from 'zod';
import { categoryField, certaintyField, platformField, postKindField, severityField } from '../events/fields.ts';
import { idForm, instantForm, modeFields, shortTextForm } from './fields.ts';

export const reviewClaimForm = z
  .object({
    object: z.literal('review_claim'),
    review: z
      .object({
        id: idForm('review'),
        findings: z.int().min(0).meta({ description: 'How many there are to decide; a case may have none.' }),
        claimed_until: instantForm,
      })
      .nullable()
      .meta({ description: 'Null when no case waits for you.' }),
    ...modeFields,
  })
  .meta({ id: 'ReviewClaim' });

const decisionForm = z
  .object({
    decision: z.enum(['confirm', 'dismiss']),
    category: categoryField.nullable(),
    severity: severityField.nullable(),
    certainty: certaintyField.nullable(),
  })
  .meta({ id: 'DecisionSoFar', description: 'Your own; what another reviewer decided is not shown.' });

/** All that a reviewer sees of a finding. Whatever tells who the person is has no member here (R9, D4). */
const blindFindingForm = z
  .object({
    id: idForm('finding'),
    platform: platformField,
    kind: postKindField,
    posted_at: instantForm,
    text: z.string().meta({ description: 'With placeholders for names, handles and contact details.' }),
    quoted_text: z.string().nullable(),
    quote: z.object({ start: z.int().min(0), end: z.int().min(0) }).meta({
      description: 'What the finding is about: UTF-16 units of `text`, end exclusive.',
    }),
    category: categoryField,
    severity: severityField,
    unresolved: z.boolean().meta({ description: 'Its voters differ, and you decide; else they proposed it.' }),
    rationale: z.string(),
    votes: z.array(z.object({ family: z.string(), version: z.string(), vote: z.string() })),
    injection_suspected: z.boolean().meta({ description: 'The post tries to steer who judges it (R28).' }),
    decision: decisionForm.nullable(),
  })
  .meta({ id: 'BlindFinding' });

export const blindCaseForm = z
  .object({
    object: z.literal('review'),
    id: idForm('review'),
    pseudonym: z.string().meta({ example: 'Applicant 7K4Q2M' }),
    claimed_until: instantForm,
    findings: z.array(blindFindingForm),
    ...modeFields,
  })
  .meta({ id: 'Review' });

const reason = shortTextForm(2000).meta({ description: 'For the applicant and for other reviewers.' });

export const decideFindingForm = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('confirm'), certainty: certaintyField, reason }),
    z.strictObject({
      decision: z.literal('change'),
      category: categoryField.optional(),
      severity: severityField.optional(),
      certainty: certaintyField,
      reason,
    }),
    z.strictObject({ decision: z.literal('dismiss'), reason }),
  ])
  .meta({ id: 'DecideFinding', description: '`change` confirms with another category or severity.' });

export const findingDecisionForm = z
  .object({
    object: z.literal('finding_decision'),
    review_id: idForm('review'),
    finding_id: idForm('finding'),
    ...decisionForm.shape,
    ...modeFields,
  })
  .meta({ id: 'FindingDecision' });

export const reviewStateForm = z
  .object({
    object: z.literal('review'),
    id: idForm('review'),
    state: z.enum(['closed', 'queued']).meta({ description: '`queued`: it waits for the next pair of eyes.' }),
    ...modeFields,
  })
  .meta({ id: 'ReviewState' });

export type BlindCaseBody = z.input<typeof blindCaseForm>;
export type BlindFindingBody = z.input<typeof blindFindingForm>;

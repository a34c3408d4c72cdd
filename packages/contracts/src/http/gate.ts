import { z } from 'zod';
import { idForm, modeFields, placeForm } from './fields.ts';

export const evaluateGateForm = z
  .strictObject({
    applicant_place: placeForm.nullable().meta({ description: 'Place of residence.' }),
    unit_id: idForm('unit').nullable().default(null).meta({ description: 'The unit that would order.' }),
    acting_for: z
      .strictObject({
        requester_type: z.enum(['university', 'agency', 'public_authority']),
        place: placeForm.nullable(),
      })
      .nullable()
      .default(null)
      .meta({ description: 'The institution for which an agency acts.' }),
  })
  .meta({ id: 'EvaluateGate' });

export const gateAnswerForm = z
  .object({
    object: z.literal('gate_answer'),
    outcome: z.enum(['allow', 'self_only', 'forbid']),
    no_share: z.boolean().meta({ description: 'No wording that asks to share, and no share to this requester.' }),
    alternative: z.literal('self').nullable().meta({ description: 'What stays open to the applicant.' }),
    gate_version: z.string(),
    rows: z.array(z.string()),
    basis: z.array(z.string()),
    reasons: z.array(z.string()),
    ...modeFields,
  })
  .meta({ id: 'GateAnswer' });

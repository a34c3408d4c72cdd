import { z } from 'zod';
import { platformField, purposeField, sourceKindField } from '../events/fields.ts';
import { givenInstantForm, idForm, instantForm, listForm, modeFields, sha256Form, shortTextForm } from './fields.ts';

const methodForm = z.enum(['signed_document', 'hosted_page', 'electronic_signature']);

export const languageForm = z
  .string()
  .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/, 'is not a language tag such as en or pt-BR')
  .meta({ example: 'en', description: 'Language of the text (BCP 47).' });

export const recordConsentForm = z
  .strictObject({
    scope: z.strictObject({
      platforms: z.array(platformField).max(5),
      sources: z
        .array(sourceKindField)
        .max(2)
        .default(['archive'])
        .meta({ description: '`archive`: exports that the person hands over. `apify`: public profiles.' }),
      purpose: z.string().max(64).meta({ example: 'admission_visa_readiness' }),
      lookback_years: z.int().meta({ example: 5, description: '1 to 7.' }),
      requester_named: z.boolean().meta({
        description: 'Whether the text names the tenant as recipient. Without it the report is the applicant’s alone.',
      }),
      retention_days: z.int().min(1).max(365),
    }),
    method: methodForm,
    text_version: shortTextForm(100),
    text_sha256: sha256Form.meta({ description: 'Of the text the person agreed to, in UTF-8.' }),
    document_sha256: sha256Form
      .nullable()
      .default(null)
      .meta({ description: 'Of the document that proves it. Required where the method is `signed_document`.' }),
    language: languageForm,
    granted_at: givenInstantForm,
    expires_at: givenInstantForm.meta({ description: '12 months after `granted_at` at most.' }),
    collected_by: shortTextForm(200).meta({ description: 'Who collected it.' }),
    ip: z.union([z.ipv4(), z.ipv6()]).nullable().default(null),
  })
  .meta({ id: 'RecordConsent' });

export const consentForm = z
  .object({
    object: z.literal('consent'),
    id: idForm('consent'),
    applicant_id: idForm('applicant'),
    state: z.enum(['granted', 'expired', 'withdrawn']),
    scope: z.object({
      platforms: z.array(platformField),
      sources: z.array(sourceKindField),
      purpose: purposeField,
      lookback_years: z.int(),
      requester_named: z.boolean(),
      retention_days: z.int(),
    }),
    method: methodForm,
    text_version: z.string(),
    text_sha256: sha256Form,
    language: z.string(),
    granted_at: instantForm,
    expires_at: instantForm,
    withdrawn_at: instantForm.nullable(),
    ...modeFields,
  })
  .meta({ id: 'Consent' });

export const withdrawnConsentForm = z
  .object({
    object: z.literal('consent'),
    id: idForm('consent'),
    applicant_id: idForm('applicant'),
    state: z.literal('withdrawn'),
    withdrawn_at: instantForm,
    ...modeFields,
  })
  .meta({ id: 'WithdrawnConsent' });

export const consentListForm = listForm(consentForm, 'ConsentList');

export type ConsentBody = z.input<typeof consentForm>;

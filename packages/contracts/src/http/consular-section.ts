import { z } from 'zod';
import { platformField } from '../events/fields.ts';
import { languageForm } from './consent.ts';
import { idForm, instantForm, modeFields, sha256Form, shortTextForm } from './fields.ts';

export const grantConsularSectionForm = z
  .strictObject({
    method: z.enum(['hosted_page', 'electronic_signature']),
    text_version: shortTextForm(100),
    text_sha256: sha256Form.meta({ description: 'Of the text you agreed to, in UTF-8.' }),
    language: languageForm,
  })
  .meta({ id: 'GrantConsularSection' });

export const consularConsentForm = z
  .object({
    object: z.literal('consular_section_consent'),
    consent_id: idForm('consent'),
    state: z.enum(['granted', 'withdrawn']),
    text_version: z.string(),
    text_sha256: sha256Form,
    language: z.string(),
    granted_at: instantForm,
    withdrawn_at: instantForm.nullable(),
    ...modeFields,
  })
  .meta({ id: 'ConsularSectionConsent' });

const coded = z.object({ code: z.string(), words: z.string() });
const count = z.int().min(0);
const ofAccount = { source_id: idForm('source'), platform: coded };

const noteForm = z
  .object({
    ...ofAccount,
    fact: z.string(),
    rule: z.string(),
    quote: z.string().meta({ description: 'Your own words, letter by letter.' }),
    start: count.meta({ description: 'UTF-16 units of the post.' }),
    end: count,
    posted_at: instantForm,
    permalink: z.string().nullable(),
    account: z.object({ platform: platformField, handle: z.string() }).nullable(),
  })
  .meta({ id: 'ConsularNote' });

export const consularSectionForm = z
  .object({
    object: z.literal('consular_section'),
    screening_id: idForm('screening'),
    title: z.string(),
    version: z.string().meta({ description: 'Of the rules.', example: 'consular-1' }),
    agreed_at: instantForm,
    statements: z.array(z.string()),
    sources_not_read_yet: count,
    topics: z.array(z.object({ topic: coded, notes: z.array(noteForm), notes_left_out: count })),
    visibility: z.object({
      topic: coded,
      accounts: z.array(z.object({ ...ofAccount, public: count, not_public: count, unknown: count })),
    }),
    coverage: z.array(z.object({ ...ofAccount, posts_read: count, posts_not_read: z.array(coded.extend({ count })) })),
    ...modeFields,
  })
  .meta({ id: 'ConsularSection', description: 'For the applicant alone: plain facts without a score.' });

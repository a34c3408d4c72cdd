import { z } from 'zod';
import { platformField } from '../events/fields.ts';
import { instantForm, modeFields } from './fields.ts';

export const setProviderKeyForm = z
  .strictObject({
    key: z
      .string()
      .max(500)
      .meta({ example: 'apify_api_…', description: 'Sealed as it comes; no answer ever holds it.' }),
    check: z
      .boolean()
      .optional()
      .meta({ description: 'Asks Apify whether the key works, and stores nothing where it does not.' }),
  })
  .meta({ id: 'SetProviderKey' });

export const providerKeyForm = z
  .object({
    object: z.literal('provider_key'),
    provider: z.literal('apify'),
    state: z.enum(['set', 'not_set']),
    fingerprint: z
      .string()
      .nullable()
      .meta({ example: '9f86d081', description: 'Eight hex digits that tell two keys apart, and nothing of either.' }),
    set_at: instantForm.nullable(),
    set_by: z
      .object({ kind: z.string(), id: z.string() })
      .nullable()
      .meta({ description: 'The credential or member.' }),
    shut_sources: z
      .array(z.object({ platform: platformField, code: z.string(), until: instantForm }))
      .meta({ description: 'Platforms that are not read with this key now, and why; tried again at `until`.' }),
    ...modeFields,
  })
  .meta({ id: 'ProviderKey', description: 'Whether the tenant has a key of its own; never the key.' });

export type ProviderKeyBody = z.input<typeof providerKeyForm>;

import { z } from 'zod';
import { keyProviderField, platformField } from '../events/fields.ts';
import { instantForm, modeFields } from './fields.ts';

export const setProviderKeyForm = z
  .strictObject({
    key: z
      .string()
      .max(500)
      .meta({ example: 'apify_api_…', description: 'Sealed as it comes; no answer ever holds it.' }),
    check: z.boolean().optional().meta({
      description:
        'Asks the provider whether the key works, and stores nothing where it does not. A model then judges one made-up post, which costs a small part of a cent; in test mode none is asked.',
    }),
  })
  .meta({ id: 'SetProviderKey' });

export const providerKeyForm = z
  .object({
    object: z.literal('provider_key'),
    provider: keyProviderField,
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
    shut_sources: z.array(z.object({ platform: platformField, code: z.string(), until: instantForm })).meta({
      description: 'Platforms that are not read with this key now, and why; tried again at `until`. None for models.',
    }),
    ...modeFields,
  })
  .meta({ id: 'ProviderKey', description: 'Whether the tenant has a key of its own; never the key.' });

export type ProviderKeyBody = z.input<typeof providerKeyForm>;

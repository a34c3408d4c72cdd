import { z } from 'zod';
import { eventV1, personalEventV1 } from '../event-contract.ts';
import { idField, instantField, keyProviderField } from './fields.ts';

export const providerKeyEvents = [
  personalEventV1(
    'provider_key',
    'provider_key.set',
    {
      providerKeyId: idField('providerKey'),
      secretId: idField('secret'),
      provider: keyProviderField,
      fingerprint: z.string().regex(/^[0-9a-f]{8,64}$/),
      replaces: idField('secret').nullable(),
      setAt: instantField,
    },
    { subject: 'secretId', shape: { secret: z.string() } },
  ),
  eventV1('provider_key', 'provider_key.removed', {
    providerKeyId: idField('providerKey'),
    secretId: idField('secret'),
    removedAt: instantField,
  }),
] as const;

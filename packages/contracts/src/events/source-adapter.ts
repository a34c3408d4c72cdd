import { z } from 'zod';
import { eventV1 } from '../event-contract.ts';
import { idField, instantField, platformField } from './fields.ts';

const adapterId = idField('sourceAdapter');

export const sourceAdapterEvents = [
  eventV1('source_adapter', 'source_adapter.opened', {
    adapterId,
    platform: platformField,
    keyId: z.string().nullable(),
    reasonCode: z.string(),
    isFinal: z.boolean(),
    openedAt: instantField,
    until: instantField,
  }),
  eventV1('source_adapter', 'source_adapter.trial_started', { adapterId, until: instantField }),
  eventV1('source_adapter', 'source_adapter.closed', {
    adapterId,
    reason: z.enum(['worked', 'probe_passed', 'key_changed']),
    closedAt: instantField,
  }),
  eventV1('source_adapter', 'source_adapter.switched_off', {
    adapterId,
    platform: platformField,
    reason: z.string(),
    by: z.string(),
    switchedAt: instantField,
  }),
  eventV1('source_adapter', 'source_adapter.switched_on', {
    adapterId,
    platform: platformField,
    by: z.string(),
    switchedAt: instantField,
  }),
  eventV1('source_adapter', 'source_adapter.probed', {
    adapterId,
    platform: platformField,
    verdict: z.enum(['healthy', 'unhealthy']),
    known: z.string(),
    random: z.string(),
    probedAt: instantField,
  }),
] as const;

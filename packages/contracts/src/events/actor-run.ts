import { z } from 'zod';
import { eventV1 } from '../event-contract.ts';
import { countField, idField, instantField, platformField } from './fields.ts';

const runId = idField('actorRun');

const owner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('source'), screeningId: idField('screening'), sourceId: idField('source') }),
  z.strictObject({ kind: z.literal('handle'), handleId: idField('handle') }),
]);

export const actorRunEvents = [
  eventV1('actor_run', 'actor_run.ordered', {
    runId,
    owner,
    applicantId: idField('applicant'),
    platform: platformField,
    use: z.enum(['probe', 'posts', 'look']),
    actor: z.string(),
    build: z.string().nullable(),
    keyId: z.string().nullable(),
    orderedAt: instantField,
  }),
  eventV1('actor_run', 'actor_run.postponed', { runId, code: z.string(), postponedAt: instantField }),
  eventV1('actor_run', 'actor_run.started', {
    runId,
    vendorRunId: z.string(),
    datasetId: z.string(),
    startedAt: instantField,
  }),
  eventV1('actor_run', 'actor_run.reported', { runId, owner, reportedAt: instantField }),
  eventV1('actor_run', 'actor_run.ended', {
    runId,
    status: z.enum(['SUCCEEDED', 'FAILED', 'TIMED-OUT', 'ABORTED', 'GONE']),
    rows: countField,
    costUsd: z.number().min(0).nullable(),
    outcome: z.string(),
    endedAt: instantField,
  }),
] as const;

import { sha256Hex } from '@visaguard/kernel';
import type { WebhookUpdateData } from 'apify-client';

/**
 * A wake-up at the end of a run, whatever the end. It carries no personal data, and nobody can tell who sent it, so
 * whoever gets it asks Apify how the run stands and believes nothing else. It may come twice, late or never.
 * @param startedAt tells this start from another of the same order: Apify drops a webhook whose key it knows.
 */
export function wakeUp(wakeUrl: string, startedAt: string): WebhookUpdateData {
  return {
    eventTypes: ['ACTOR.RUN.SUCCEEDED', 'ACTOR.RUN.FAILED', 'ACTOR.RUN.TIMED_OUT', 'ACTOR.RUN.ABORTED'],
    requestUrl: wakeUrl,
    payloadTemplate: '{"eventType":{{eventType}},"runId":{{eventData.actorRunId}}}',
    idempotencyKey: sha256Hex(`${wakeUrl} ${startedAt}`),
  };
}

import { at, type Ids, later, type Tell } from './story-parts.ts';

/** A code was given out and its profile is looked at; of every second it is known what was seen. */
export function tellOfProbe(tell: Tell, id: Ids, nth: number): void {
  const { handleId, applicantId, consentId, probeId } = id;
  tell(
    'handle',
    handleId,
    {
      type: 'handle.proof_requested',
      data: { handleId, applicantId, number: 1, requestedAt: at, expiresAt: later },
    },
    { type: 'handle.probe_requested', data: { handleId, applicantId, probeId, consentId, requestedAt: at } },
  );
  tellOfRun(tell, id);
  if (nth % 2 === 0) return;
  const seen = { state: 'unknown', reason: 'blocked', codeSeen: null, probedAt: at } as const;
  tell('handle', handleId, { type: 'handle.probed', data: { handleId, probeId, ...seen } });
  tell('handle', handleId, { type: 'handle.account_seen', data: { handleId, applicantId, personal: null } });
}

function tellOfRun(tell: Tell, { runId, handleId, applicantId }: Ids): void {
  const owner = { kind: 'handle', handleId } as const;
  const plan = { runId, owner, applicantId, platform: 'x', use: 'probe', actor: 'sample/actor', build: null } as const;
  tell(
    'actor_run',
    runId,
    { type: 'actor_run.postponed', data: { runId, code: 'busy', postponedAt: at } },
    { type: 'actor_run.ordered', data: { ...plan, keyId: null, orderedAt: at } },
    { type: 'actor_run.started', data: { runId, vendorRunId: 'one', datasetId: 'rows', startedAt: at } },
    { type: 'actor_run.reported', data: { runId, owner, reportedAt: at } },
    {
      type: 'actor_run.ended',
      data: { runId, status: 'SUCCEEDED', rows: 1, costUsd: 0.003, outcome: 'found', endedAt: at },
    },
  );
}

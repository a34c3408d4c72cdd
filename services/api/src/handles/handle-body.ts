import type { HandleBody } from '@visaguard/contracts';
import type { Instant } from '@visaguard/kernel';
import type { HandleRow } from '@visaguard/read-models';
import type { Reading } from '../http/logged-read.ts';
import { readPersonal } from '../http/open-personal.ts';

type HandlePersonal = { readonly raw: string; readonly canonical: string };

/** Handles as they go out: names opened by one look-up for all, null for who is erased. */
export async function handleBodies(reading: Reading, rows: readonly HandleRow[]): Promise<HandleBody[]> {
  const opened = await readPersonal<HandlePersonal>(reading, 'handle', rows);
  return rows.map((row, at) => ({
    object: 'handle',
    id: row.handleId,
    applicant_id: row.applicantId,
    platform: row.platform,
    ...proofOf(row, reading.at),
    probe: probeOf(row),
    handle: opened[at]?.raw ?? null,
    canonical_handle: opened[at]?.canonical ?? null,
    archives: [...row.archives],
    created_at: row.createdAt.toISOString(),
    livemode: reading.caller.scope.mode === 'live',
  }));
}

/** A code is out until it expires. */
function proofOf({ state, proofExpiresAt }: HandleRow, at: Instant): Pick<HandleBody, 'state' | 'proof'> {
  const expiresAt = proofExpiresAt?.toISOString() ?? null;
  if (expiresAt === null || expiresAt <= at) return { state, proof: null };
  return {
    state: state === 'declared' ? 'proving' : state,
    proof: { method: 'bio_code', expires_at: expiresAt },
  };
}

function probeOf({ probe }: HandleRow): HandleBody['probe'] {
  if (!probe) return null;
  const { probeId: id, result } = probe;
  if (!result) return { id, state: 'running', reason: null, code_seen: null, probed_at: null };
  return {
    ...{ id, state: result.state, reason: result.reason },
    ...{ code_seen: result.codeSeen, probed_at: result.probedAt },
  };
}

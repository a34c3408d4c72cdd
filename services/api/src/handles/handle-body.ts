import type { HandleBody } from '@visaguard/contracts';
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
    state: row.state,
    handle: opened[at]?.raw ?? null,
    canonical_handle: opened[at]?.canonical ?? null,
    archives: [...row.archives],
    created_at: row.createdAt.toISOString(),
    livemode: reading.caller.scope.mode === 'live',
  }));
}

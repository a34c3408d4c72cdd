import type { Principal } from '@visaguard/access';
import type { HandleBody } from '@visaguard/contracts';
import type { HandleRow } from '@visaguard/read-models';
import type { ApiDependencies } from '../http/dependencies.ts';
import { openPersonal } from '../http/open-personal.ts';

type HandlePersonal = { readonly raw: string; readonly canonical: string };

/** Handles as they go out: names opened by one look-up for all, null for who is erased. */
export async function handleBodies(
  api: ApiDependencies,
  caller: Principal,
  rows: readonly HandleRow[],
): Promise<HandleBody[]> {
  const opened = await openPersonal<HandlePersonal>(api.app.vault, caller.scope, rows);
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
    livemode: caller.scope.mode === 'live',
  }));
}

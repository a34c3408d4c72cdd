import type { Principal } from '@visaguard/access';
import type { ProviderKeyBody } from '@visaguard/contracts';
import type { ProviderKeyRow, SourceAdapterRow } from '@visaguard/read-models';

/** What may be known of a key: whether there is one, since when, by whom, and whether it works. */
export function providerKeyBody(
  { scope }: Principal,
  row: ProviderKeyRow | undefined,
  shut: readonly SourceAdapterRow[],
): ProviderKeyBody {
  return {
    object: 'provider_key',
    provider: 'apify',
    state: row?.state === 'set' ? 'set' : 'not_set',
    fingerprint: row?.fingerprint ?? null,
    set_at: row?.setAt?.toISOString() ?? null,
    set_by: row?.setBy ? { kind: row.setBy.kind, id: row.setBy.id } : null,
    shut_sources: shut.flatMap(({ platform, reasonCode, openUntil }) =>
      reasonCode === null || openUntil === null ? [] : [{ platform, code: reasonCode, until: openUntil.toISOString() }],
    ),
    livemode: scope.mode === 'live',
  };
}

/** Of a tenant without a key, as a command answers it. */
export function noProviderKey(caller: Principal) {
  return { ...providerKeyBody(caller, undefined, []), shut_sources: [] };
}

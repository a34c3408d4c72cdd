import type { Principal } from '@visaguard/access';
import type { ProviderKeyBody } from '@visaguard/contracts';
import type { KeyProvider } from '@visaguard/domain';
import type { ProviderKeyRow, SourceAdapterRow } from '@visaguard/read-models';

type Held = {
  readonly caller: Principal;
  readonly provider: KeyProvider;
  readonly row: ProviderKeyRow | undefined;
  readonly shut: readonly SourceAdapterRow[];
};

/** What may be known of a key: whether there is one, since when, by whom, and whether it works. */
export function providerKeyBody({ caller: { scope }, provider, row, shut }: Held): ProviderKeyBody {
  return {
    object: 'provider_key',
    provider,
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
export function noProviderKey(caller: Principal, provider: KeyProvider) {
  return { ...providerKeyBody({ caller, provider, row: undefined, shut: [] }), shut_sources: [] };
}

import { parseScopeKey, type ScopeKey, scopeKey, type TenantScope } from '@visaguard/kernel';

/**
 * The engine knows no row policies, so every query starts from this: one clause and its parameter.
 * @throws when the scope is not one: no query may run for nobody or for everybody.
 */
export function tenantFilter(scope: TenantScope): { readonly clause: string; readonly params: { scope: ScopeKey } } {
  return { clause: 'tenant_scope = {scope:String}', params: { scope: requireScopeKey(scope) } };
}

export function requireScopeKey(scope: TenantScope): ScopeKey {
  const key = scopeKey(scope);
  parseScopeKey(key);
  return key;
}

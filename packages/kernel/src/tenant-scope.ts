import { isId, type TenantId } from './ids.ts';

export type Mode = 'live' | 'test';

/**
 * Whose data, and in which mode. Live and test data of one tenant never meet, so mode is part of the
 * scope and not a filter that a query could forget (rule R29).
 */
export type TenantScope = { readonly tenantId: TenantId; readonly mode: Mode };

/**
 * Where the operator's own records stand, for example whether a platform is switched off. No tenant is registered under
 * its id, so no credential ever opens it.
 */
export const operatorScope: TenantScope = { tenantId: `ten_${'0'.repeat(26)}`, mode: 'live' };

/** The scope as one string, for keys, columns and row-level security: `ten_01…/test`. */
export type ScopeKey = `${TenantId}/${Mode}`;

export function scopeKey(scope: TenantScope): ScopeKey {
  return `${scope.tenantId}/${scope.mode}`;
}

/** @throws if `key` is not a scope key: a wrong key is a bug or tampering, never a user's mistake. */
export function parseScopeKey(key: string): TenantScope {
  const [tenantId, mode, ...rest] = key.split('/');
  if (rest.length > 0 || !tenantId || !isId('tenant', tenantId) || (mode !== 'live' && mode !== 'test')) {
    throw new Error('not a tenant scope key');
  }
  return { tenantId, mode };
}

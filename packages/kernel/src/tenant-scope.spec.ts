import { describe, expect, it } from 'vitest';
import { parseScopeKey, scopeKey } from './tenant-scope.ts';

const tenantId = `ten_${'0'.repeat(26)}` as const;

describe('tenant scope', () => {
  it('R29: carries tenant and mode, and comes back as it was', () => {
    for (const mode of ['live', 'test'] as const) {
      expect(parseScopeKey(scopeKey({ tenantId, mode }))).toEqual({ tenantId, mode });
    }
    expect(scopeKey({ tenantId, mode: 'live' })).not.toBe(scopeKey({ tenantId, mode: 'test' }));
  });

  it.each(['', tenantId, `${tenantId}/`, `${tenantId}/prod`, `${tenantId}/live/test`, 'ten_1/live', '/live'])(
    'R29: refuses %j',
    (key) => {
      expect(() => parseScopeKey(key)).toThrow('not a tenant scope key');
    },
  );
});

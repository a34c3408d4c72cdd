import type { StoredEvent } from '@visaguard/event-store';
import type { TenantScope } from '@visaguard/kernel';
import { describe, expect, test } from 'vitest';
import { sortOut, streamKey } from './sort-out.ts';

const scope: TenantScope = { tenantId: `ten_${'0'.repeat(26)}`, mode: 'test' };
const of = (streamId: string, ...versions: number[]) =>
  versions.map((version) => ({ scope, streamId, version }) as StoredEvent);
const followed = (streamId: string, version: number, isParked = false) =>
  new Map([[streamKey({ scope, streamId }), { version, isParked }]]);
const told = ({ apply, park }: ReturnType<typeof sortOut>) => ({
  apply: apply.map(({ streamId, version }) => `${streamId}${version}`),
  park: park.map(({ event, reason }) => `${event.streamId}${event.version} ${reason}`),
});

describe('E19: the events of a batch', () => {
  test('are applied as long as they follow each other', () => {
    const events = [...of('a', 1), ...of('b', 1), ...of('a', 2)];
    expect(told(sortOut(events, new Map()))).toEqual({ apply: ['a1', 'b1', 'a2'], park: [] });
  });

  test('are dropped where they were applied before, in this batch or an earlier one', () => {
    expect(told(sortOut(of('a', 2, 3, 4, 3, 4, 5), followed('a', 3)))).toEqual({ apply: ['a4', 'a5'], park: [] });
  });

  test('stop their stream at a hole, and no other', () => {
    const events = [...of('a', 1, 3, 4), ...of('b', 1)];
    expect(told(sortOut(events, new Map()))).toEqual({ apply: ['a1', 'b1'], park: ['a3 hole', 'a4 after_parked'] });
  });

  test('of a parked stream are kept, also the one that was missing', () => {
    expect(told(sortOut(of('a', 2, 1), followed('a', 1, true)))).toEqual({ apply: [], park: ['a2 after_parked'] });
  });

  test('of another tenant or mode are of another stream', () => {
    const live = { ...of('a', 1)[0], scope: { ...scope, mode: 'live' } } as StoredEvent;
    expect(told(sortOut([live], followed('a', 1)))).toEqual({ apply: ['a1'], park: [] });
  });
});

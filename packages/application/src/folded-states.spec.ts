import type { TenantScope } from '@visaguard/kernel';
import { describe, expect, test } from 'vitest';
import { createFoldedStates } from './folded-states.ts';

const mine: TenantScope = { tenantId: 'ten_1', mode: 'test' };
const at = (version: number) => ({ version, eventId: `evt_${version}`, state: { version } });

describe('folded states that are kept', () => {
  test('R29: are those of a tenant in a mode, though the stream has the same id', () => {
    const states = createFoldedStates({ eventsMin: 1 });
    states.keep(mine, 'coh_1', at(1));
    expect(states.recall(mine, 'coh_1')).toEqual(at(1));
    expect(states.recall({ ...mine, mode: 'live' }, 'coh_1')).toBeUndefined();
    expect(states.recall({ ...mine, tenantId: 'ten_2' }, 'coh_1')).toBeUndefined();
  });

  test('are those of long streams only', () => {
    const states = createFoldedStates({ eventsMin: 10 });
    states.keep(mine, 'short', at(9));
    states.keep(mine, 'long', at(10));
    expect(states.recall(mine, 'short')).toBeUndefined();
    expect(states.recall(mine, 'long')).toEqual(at(10));
  });

  test('never come to more events than may be kept; what was not asked for longest goes first', () => {
    const states = createFoldedStates({ eventsMin: 1, eventsMax: 100 });
    for (const stream of ['a', 'b', 'c']) states.keep(mine, stream, at(30));
    states.recall(mine, 'a');
    states.keep(mine, 'd', at(30));
    const left = () => ['a', 'b', 'c', 'd', 'e'].filter((stream) => states.recall(mine, stream));
    expect(left()).toEqual(['a', 'c', 'd']);
    // Kept anew it counts once, by its new length.
    for (const version of [31, 32, 33]) states.keep(mine, 'd', at(version));
    expect(left()).toEqual(['a', 'c', 'd']);
    states.keep(mine, 'e', at(101));
    expect(left(), 'one that is longer than all that may be kept').toEqual([]);
  });
});

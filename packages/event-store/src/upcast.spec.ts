import { expect, test } from 'vitest';
import type { StoredEvent } from './event.ts';
import { madeUpEvent, madeUpScope } from './made-up-events.ts';
import { createUpcaster, type UpcastStep } from './upcast.ts';

const litresToUnit: UpcastStep = {
  type: 'kettle.filled',
  from: 1,
  up: (data) => ({ amount: (data as { litres: number }).litres, unit: 'litre' }),
};
const namedUnit: UpcastStep = { type: 'kettle.filled', from: 2, up: (data) => ({ volume: data }) };

function stored(schemaVersion: number, data: StoredEvent['data']): StoredEvent {
  return {
    ...madeUpEvent({ schemaVersion, data }),
    scope: madeUpScope(1),
    streamId: 's',
    category: 'kettle',
    version: 1,
    xid: '1',
    position: '1',
    recordedAt: '2026-01-01T00:00:00.000Z',
    commandId: 'c',
  };
}

test('an event of an old version is read in the newest shape, step by step', () => {
  const upcast = createUpcaster([namedUnit, litresToUnit]);
  const newest = { schemaVersion: 3, data: { volume: { amount: 2, unit: 'litre' } } };
  expect(upcast(stored(1, { litres: 2 }))).toMatchObject(newest);
  expect(upcast(stored(2, { amount: 2, unit: 'litre' }))).toMatchObject(newest);
});

test('an event without a step, or of another type, passes unchanged', () => {
  const upcast = createUpcaster([litresToUnit]);
  const current = stored(2, { amount: 1, unit: 'litre' });
  const other = { ...stored(1, {}), type: 'kettle.boiled' };
  expect(upcast(current)).toBe(current);
  expect(upcast(other)).toBe(other);
});

test('two steps from one version are a bug', () => {
  expect(() => createUpcaster([litresToUnit, litresToUnit])).toThrow('two upcast steps from kettle.filled version 1');
});

import { expect, test } from 'vitest';
import { changedEvents, type PublishedEvent } from '../../scripts/events/changed-events.ts';
import { readJson } from './source-files.ts';

const released = readJson<PublishedEvent[]>('docs/reference/released/events.json');

test('every version of an event that was released is what it was', () => {
  expect(changedEvents(released, readJson<PublishedEvent[]>('docs/reference/events.json'))).toEqual([]);
});

test('a version that is gone, or whose form has changed, turns the guard red; a further one does not', () => {
  const [first, second, ...rest] = released;
  if (!first || !second) throw new Error('nothing is released');
  const changed = changedEvents(released, [{ ...second, category: 'other' }, ...rest]);
  expect(changed).toEqual([`${first.type} v1 is gone`, `${second.type} v1 has another form`]);
  expect(changedEvents(released, [...released, { ...first, schemaVersion: 2 }])).toEqual([]);
});

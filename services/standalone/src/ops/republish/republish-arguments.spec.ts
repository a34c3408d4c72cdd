import { expect, test } from 'vitest';
import { generationOf, whichStreams } from './republish-arguments.ts';

const tenant = `ten_${'7'.repeat(26)}/live`;

test('without anything all streams are meant, in the topics there are', () => {
  expect(whichStreams({})).toEqual({ from: '0' });
  expect(generationOf({})).toBeUndefined();
});

test('a position, a tenant and a stream narrow it', () => {
  expect(whichStreams({ from: '0042' })).toEqual({ from: '42' });
  expect(whichStreams({ tenant, stream: 'scr_1' })).toEqual({ from: '0', tenantScope: tenant, streamId: 'scr_1' });
  expect(generationOf({ generation: '12' })).toBe(12);
});

test.each([
  [{ from: '9.9' }, '--from takes'],
  [{ tenant: 'ten_1' }, 'the tenant and the mode'],
  [{ stream: 'scr_1' }, '--stream needs --tenant'],
  [{ tenant, generation: '2' }, 'with all events'],
  [{ from: '42', generation: '2' }, 'with all events'],
])('%j is refused in a sentence', (args, sentence) => {
  expect(() => whichStreams(args)).toThrow(sentence);
});

test.each(['0', '-1', 'two', '1.5'])('a generation is a number, not %s', (generation) => {
  expect(() => generationOf({ generation })).toThrow('--generation takes a number');
});

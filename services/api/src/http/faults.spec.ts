import { z } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { faultsIn } from './faults.ts';

const form = z.strictObject({
  name: z.string().min(1).max(5),
  parts: z.array(z.int().min(2).max(4)).min(1),
  kind: z.enum(['cup', 'pot']),
});

test.each([
  [{ name: '', parts: [2], kind: 'cup' }, '/name', 'must be at least 1 characters'],
  [{ name: 'Samovar', parts: [2], kind: 'cup' }, '/name', 'must be at most 5 characters'],
  [{ name: 'Mara', parts: [], kind: 'cup' }, '/parts', 'must be at least 1 items'],
  [{ name: 'Mara', parts: [2, 9], kind: 'cup' }, '/parts/1', 'must be at most 4'],
  [{ name: 'Mara', parts: [2], kind: 'jug' }, '/kind', 'must be one of cup, pot'],
  [{ name: 7, parts: [2], kind: 'cup' }, '/name', 'must be of type string'],
  [{ parts: [2], kind: 'cup' }, '/name', 'is required'],
  [{ name: 'Mara', parts: [2], kind: 'cup', 'a/b~': 1 }, '/a~1b~0', 'is not a known field'],
])('%j is told where and how it is wrong, without its value', (given, pointer, detail) => {
  const parsed = form.safeParse(given);
  expect(faultsIn(parsed.error?.issues ?? [])).toEqual([{ pointer, detail }]);
});

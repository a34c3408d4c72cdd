import { seededRandom } from '@visaguard/testkit';
import { expect, test } from 'vitest';
import { appending, edited, isListEdit, type ListEdit, removing } from './list-edit.ts';

const random = seededRandom('list edits');
const dice = (sides: number) => (random(1)[0] ?? 0) % sides;
const anEdit = () => (dice(2) === 0 ? appending : removing)('abc'[dice(3)] ?? '');
const together = (edits: readonly ListEdit[]) => edits.reduce((all, next) => edited(all, next) as ListEdit);

test('a list of texts is appended to, and loses every occurrence of what is removed', () => {
  expect(edited(['a', 'b', 'a'], removing('a'))).toEqual(['b']);
  expect(edited(['a'], appending('a'))).toEqual(['a', 'a']);
});

test('edits that were put together do to any list what they do one after the other', () => {
  for (let nth = 0; nth < 500; nth++) {
    const edits = Array.from({ length: 1 + dice(6) }, anEdit);
    const list = Array.from({ length: dice(5) }, () => 'abc'[dice(3)] ?? '');
    const oneByOne = edits.reduce((items, edit) => edited(items, edit) as string[], list);
    expect(edited(list, together(edits))).toEqual(oneByOne);
  }
});

test('an edit is told from the lists and the JSON that columns hold otherwise', () => {
  expect(isListEdit(appending('a'))).toBe(true);
  for (const other of [['a'], { removed: [], appended: [] }, null, 'a']) expect(isListEdit(other)).toBe(false);
});

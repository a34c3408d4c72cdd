import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createElementSplitter } from './element-splitter.ts';

const listMembers = /^list_\w+$/;

function split(text: string, chunkBytes = 1_000_000, elementSizeBytesMax = 100_000) {
  const splitter = createElementSplitter({ listMembers, elementSizeBytesMax });
  const bytes = Buffer.from(text, 'utf8');
  const elements: unknown[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    for (const { bytes: element } of splitter.push(bytes.subarray(at, at + chunkBytes))) {
      elements.push(element === null ? 'OVERSIZE' : JSON.parse(element.toString('utf8')));
    }
  }
  return { elements, end: splitter.end() };
}

describe('splitting a JSON list into its elements', () => {
  it('gives every element of any list, however the bytes arrive', () => {
    const anyList = fc.array(fc.jsonValue(), { maxLength: 8 });
    fc.assert(
      fc.property(anyList, fc.integer({ min: 1, max: 40 }), fc.constantFrom(undefined, 1), (list, chunk, indent) => {
        const result = split(JSON.stringify(list, null, indent), chunk);
        expect(result).toEqual({ elements: JSON.parse(JSON.stringify(list)), end: 'complete' });
      }),
    );
  });

  it('gives the elements of the named lists of an object, and the rest as one last element', () => {
    const names = fc.constantFrom('list_a', 'list_b', 'other', 'media', 'title');
    fc.assert(
      fc.property(fc.dictionary(names, fc.jsonValue()), fc.integer({ min: 1, max: 40 }), (object, chunk) => {
        const source = JSON.parse(JSON.stringify(object)) as { [name: string]: unknown };
        const lists = Object.entries(source).filter(([name, value]) => listMembers.test(name) && Array.isArray(value));
        const rest = Object.entries(source).filter(
          ([name, value]) => !(listMembers.test(name) && Array.isArray(value)),
        );
        const expected = [
          ...lists.flatMap(([, value]) => value),
          ...(rest.length > 0 ? [Object.fromEntries(rest)] : []),
        ];
        expect(split(JSON.stringify(source), chunk)).toEqual({ elements: expected, end: 'complete' });
      }),
    );
  });

  it('gives the elements of lists at any depth and whole members, and passes over what stands beside them', () => {
    const places = { listMembers: /^a\/(?:b\/)?list$/i, listParents: /^a(?:\/b)?$/i, wholeMembers: /^a\/me$/i };
    const beside = fc.dictionary(fc.constantFrom('x', 'list', 'b ', 'a/b'), fc.jsonValue(), { maxKeys: 3 });
    const list = fc.oneof(fc.constant(null), fc.array(fc.jsonValue(), { maxLength: 4 }), fc.constant('none'));
    const inner = fc.record({ list }, { requiredKeys: [] });
    const tree = fc.tuple(beside, list, fc.oneof(inner, fc.constant(null)), fc.option(fc.jsonValue()), beside, beside);
    fc.assert(
      fc.property(tree, fc.integer({ min: 1, max: 40 }), ([first, upper, below, me, second, last], chunkBytes) => {
        const source = {
          ...first,
          A: { ...without(second, 'list'), list: upper, b: below && { ...without(last, 'list'), ...below }, Me: me },
        };
        const text = JSON.stringify(source);
        const splitter = createElementSplitter({ ...places, elementSizeBytesMax: 100_000 });
        const bytes = Buffer.from(text);
        const found: [string, unknown][] = [];
        for (let at = 0; at < bytes.length; at += chunkBytes) {
          for (const element of splitter.push(bytes.subarray(at, at + chunkBytes))) {
            found.push([element.path, JSON.parse(String(element.bytes))]);
          }
        }
        const of = (path: string, value: unknown) => (Array.isArray(value) ? value.map((item) => [path, item]) : []);
        const expected = [...of('A/list', upper), ...of('A/b/list', below?.list), ['A/Me', me]];
        expect(found).toEqual(JSON.parse(JSON.stringify(expected)));
        expect(splitter.end()).toBe('complete');
        expect([...splitter.seen]).toEqual(['A', 'A/list', 'A/b', ...(below && 'list' in below ? ['A/b/list'] : [])]);
      }),
    );
  });

  it('holds nothing of what it passes over, however large it is', () => {
    const text = `{"chats":{"list":[${'{"m":"x"},'.repeat(9_000)}{}]},"a":{"list":[1],"more":"${'y'.repeat(90_000)}"}}`;
    const splitter = createElementSplitter({ listMembers: /^a\/list$/, listParents: /^a$/, elementSizeBytesMax: 10 });
    expect(splitter.push(Buffer.from(text)).map(({ bytes }) => String(bytes))).toEqual(['1']);
    expect(splitter.end()).toBe('complete');
  });

  it('skips the assignment of an archive of X and a byte order mark, and nothing else', () => {
    expect(split('window.YTD.tweets.part0 = [1, 2]', 3).elements).toEqual([1, 2]);
    expect(split('\uFEFF [1]', 1).elements).toEqual([1]);
    expect(split('alert(1); [1]')).toEqual({ elements: [], end: 'not_json' });
    expect(split('x'.repeat(5000), 7)).toEqual({ elements: [], end: 'not_json' });
  });

  it('says when a file ends before its end, and keeps what was whole', () => {
    expect(split('[{"a":1},{"b":')).toEqual({ elements: [{ a: 1 }], end: 'cut_off' });
    expect(split('')).toEqual({ elements: [], end: 'not_json' });
  });

  it('drops an element above the size cap without holding it, and reads on', () => {
    const large = JSON.stringify('x'.repeat(5_000));
    expect(split(`[1,${large},2]`, 100, 1_000).elements).toEqual([1, 'OVERSIZE', 2]);
  });
});

function without(source: { readonly [name: string]: unknown }, ...names: readonly string[]) {
  return Object.fromEntries(Object.entries(source).filter(([name]) => !names.includes(name)));
}

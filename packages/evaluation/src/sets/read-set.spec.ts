import { describe, expect, test } from 'vitest';
import { readSet } from './read-set.ts';

const read = (content: string, parts: Partial<Parameters<typeof readSet>[0]> = {}) =>
  readSet({ name: 'made up', content, form: 'jsonl', unlabelled: 'fault', ...parts });
const line = (fields: object) => `${JSON.stringify(fields)}\n`;

describe('labelled sets as JSON lines', () => {
  test('labels of categories, with and without severity, and what they cover', () => {
    const content = line({ id: 1, text: 'a', labels: [{ category: 'fraud', severity: 'high' }], language: 'de' });
    expect(read(content + line({ id: 2, text: '', labels: [], scope: ['fraud'] }), { language: 'fr' })).toMatchObject({
      value: {
        posts: [
          { id: '1', kind: 'authored', language: 'de', truth: { labels: [{ category: 'fraud', severity: 'high' }] } },
          { id: '2', language: 'fr', truth: { kind: 'categories', labels: [], scope: ['fraud'] } },
        ],
      },
    });
  });

  test('every line that cannot be used is told with every field; nothing is measured on the rest', () => {
    const content = `\n{}\nnonsense\n${line({ text: 4, label: 'maybe', platform: 'myspace' })}${line({ text: 'a' })}`;
    expect(read(content)).toEqual({
      ok: false,
      error: [
        { line: 2, faults: ['text: missing'] },
        { line: 3, faults: ['line: is not JSON'] },
        {
          line: 4,
          faults: [
            'text: not a string',
            'label: neither hateful nor non-hateful',
            'platform: not one of instagram, tiktok, linkedin, facebook, x',
          ],
        },
        { line: 5, faults: ['labels: missing, and no label either'] },
      ],
    });
    expect(read(line({ text: 'a', labels: [{ category: 'rudeness' }] }))).toMatchObject({ ok: false });
    expect(read('')).toMatchObject({ error: [{ faults: ['line: there is no post'] }] });
    const twice = line({ id: 'a', text: 'x', labels: [] });
    expect(read(twice + twice)).toMatchObject({ error: [{ line: 2, faults: ['id: another post has it'] }] });
  });

  test('posts that are known to be ordinary need no label', () => {
    const set = read(line({ text: 'a walk' }), { unlabelled: 'harmless' });
    expect(set).toMatchObject({ value: { posts: [{ id: '1', truth: { kind: 'categories', labels: [] } }] } });
  });
});

describe('labelled sets as CSV', () => {
  test('the columns of HateCheck and of multilingual HateCheck', () => {
    const bare = 'case_id,functionality,text,label,target\n8,negation,"No, I ""like"" them.",non-hateful,women\n';
    expect(read(bare, { form: 'csv', language: 'en' })).toMatchObject({
      value: {
        posts: [
          {
            ...{ id: '8', functionality: 'negation', group: 'women', template: null, language: 'en' },
            ...{ text: 'No, I "like" them.', truth: { kind: 'hateful', hateful: false } },
          },
        ],
      },
    });
    const original =
      '\uFEFFfunctionality,mhc_case_id,test_case,label_gold,target_ident,templ_id\r\nderog,de-1,Text,hateful,,12\r\n';
    expect(read(original, { form: 'csv' })).toMatchObject({
      value: { posts: [{ id: 'de-1', group: null, template: '12', truth: { hateful: true } }] },
    });
  });

  test('what is no CSV is told with its line', () => {
    const torn = read('id,text,label\n1,"no end,hateful\n', { form: 'csv' });
    expect(torn).toMatchObject({ ok: false, error: [{ faults: [expect.stringMatching(/^line: is not CSV/)] }] });
    expect(read('id,text,label\n1,a,hateful\n2,b\n', { form: 'csv' })).toMatchObject({ ok: false });
  });
});

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeBy, type ModelsEmulator, startModelsEmulator } from '@visaguard/testkit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { typed } from '../typed.fixture.ts';

const csv = `case_id,functionality,text,label,target,template
1,threat,I am going to kill him tomorrow.,hateful,men,1
2,threat,I am going to kill her tomorrow.,hateful,women,1
3,walk,A long walk in the hills with old friends.,non-hateful,women,2
`;
const labelled = [
  {
    id: 'a',
    text: 'I am going to kill him tomorrow.',
    labels: [{ category: 'threat_violence', severity: 'critical' }],
  },
  { id: 'b', text: 'Fake passports for sale, ask me.', labels: [{ category: 'fraud', severity: 'high' }] },
  { id: 'c', text: 'A long walk in the hills with old friends.', labels: [] },
];

let folder = '';
const place = (name: string) => join(folder, name);
const report = async () => JSON.parse(await readFile(place('out/evaluation.json'), 'utf8'));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visaguard-eval-'));
  await writeFile(place('set.csv'), csv);
  await writeFile(place('set.jsonl'), labelled.map((post) => JSON.stringify(post)).join('\n'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

describe('visaguard eval', () => {
  test('measures the built-in analyser on a set, and writes a page, figures and errors', async () => {
    const { status, stdout } = await typed('eval', place('set.csv'), '--language', 'en', '--out', place('out'));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^set\.csv: 3 posts\n/);
    expect(stdout).toMatch(/built-in: hate or a threat +3 +1\.000 +1\.000 +1\.000 +1\.000/);
    expect(await report()).toMatchObject({
      form: 'evaluation-1',
      sets: [{ name: 'set.csv', mainTask: 'hateful', judges: [{ name: 'built-in', byLanguage: [{ name: 'en' }] }] }],
    });
    expect(await readFile(place('out/evaluation.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect((await stat(place('out/errors.jsonl'))).mode & 0o777).toBe(0o600);
    const first = await readFile(place('out/evaluation.json'));
    await typed('eval', place('set.csv'), '--language', 'en', '--out', place('out'));
    expect(await readFile(place('out/evaluation.json'))).toEqual(first);
  });

  test('a set of ordinary posts needs no labels: whatever is found there is wrong', async () => {
    await writeFile(place('plain.csv'), 'kind,text,sentiment\ntweet,I am going to kill him tomorrow.,-3\n');
    const { status } = await typed('eval', '--ordinary', place('plain.csv'), '--out', place('out'));
    expect(status).toBe(0);
    const [{ judges }] = (await report()).sets;
    expect(judges[0].byTask[0]).toMatchObject({ task: 'any', scores: { falsePositives: 1 } });
    expect(await readFile(place('out/errors.jsonl'), 'utf8')).toMatch(/"false_positive".*"threat_violence \w+"/);
  });

  test('the gold set is at hand, whole and by halves', async () => {
    expect((await typed('eval', 'gold', '--half', 'test', '--out', place('out'))).status).toBe(0);
    expect(await report()).toMatchObject({ sets: [{ name: 'gold test', mainTask: 'any', posts: 787 }] });
  });

  test('answers of another system are measured beside', async () => {
    await writeFile(place('other.jsonl'), '{"id":"a","status":"assessed","findings":[]}\n');
    const answers = `other=${place('other.jsonl')}`;
    const { status } = await typed('eval', place('set.jsonl'), '--answers', answers, '--out', place('out'));
    expect(status).toBe(0);
    const [{ judges, comparisons }] = (await report()).sets;
    expect(judges[1]).toMatchObject({ name: 'other', notAssessed: { no_answer: 2 } });
    expect(comparisons).toMatchObject([{ one: 'built-in', other: 'other', posts: 1, onlyOne: 1 }]);
  });
});

describe('voters of other houses', () => {
  let service: ModelsEmulator;
  beforeEach(async () => {
    service = await startModelsEmulator({
      judge: judgeBy((text) => (/Fake passports/.test(text) ? [{ quote: 'Fake passports for sale' }] : [])),
    });
    for (const [family, name] of [
      ['gemini', 'GEMINI'],
      ['openai', 'OPENAI'],
      ['openrouter', 'OPENROUTER'],
    ] as const) {
      vi.stubEnv(`VISAGUARD_${name}_KEY`, service.key);
      vi.stubEnv(`VISAGUARD_${name}_URL`, service.urls[family]);
      vi.stubEnv(`VISAGUARD_${name}_MODEL`, '');
    }
  });
  afterEach(() => service.close());

  test('vote by the wire of their services; panels come together over the votes, and cost is told', async () => {
    const voters = ['built-in', 'gemini', 'openai'].flatMap((name) => ['--voter', name]);
    const panels = ['--panel', 'economical', '--panel', 'wide'];
    const { status } = await typed('eval', place('set.jsonl'), ...voters, ...panels, '--out', place('out'));
    expect(status).toBe(0);
    const { sets, costs, panels: held } = await report();
    expect(sets[0].judges.map(({ name }: { name: string }) => name)).toEqual([
      ...['built-in', 'gemini', 'openai', 'economical panel', 'economical panel, open counted'],
      ...['wide panel', 'wide panel, open counted'],
    ]);
    expect(costs).toMatchObject([
      { set: 'set.jsonl', family: 'gemini', costMicros: expect.any(Number) },
      { family: 'openai', calls: expect.any(Number) },
    ]);
    expect(costs[0].costMicros).toBeGreaterThan(0);
    expect(held[0]).toMatchObject({ set: 'set.jsonl', unresolved: expect.any(Number) });
  });

  test('without a key the voter is not asked, and the sentence names the variable', async () => {
    vi.stubEnv('VISAGUARD_GEMINI_KEY', '');
    expect(await typed('eval', place('set.jsonl'), '--voter', 'gemini')).toMatchObject({
      status: 2,
      stderr: 'There is no key for gemini: set VISAGUARD_GEMINI_KEY.\n',
    });
  });
});

describe('what is typed wrongly, or cannot be read or written, is told in one sentence', () => {
  test.each([
    [[], 'Name a labelled set, or gold; see visaguard eval --help.'],
    [['gold', '--voter', 'me'], '--voter is one of built-in, gemini, openai, openrouter, not "me".'],
    [['gold', '--panel', 'wide'], 'A panel needs two voters at least: add --voter.'],
    [['gold', '--half', 'best'], '--half is one of dev, test, not "best".'],
    [['gold', '--answers', 'file'], '--answers is written NAME=FILE.'],
    [['gold', '--budget-usd', 'much'], '--budget-usd is an amount of US dollars, such as 0.5.'],
    [['gold', '--out', '/dev/null/none'], '"/dev/null/none" cannot be written: ENOTDIR.'],
    [['/dev/null/none.csv'], '"/dev/null/none.csv" cannot be read: ENOTDIR.'],
  ])('visaguard eval %j', async (args, sentence) => {
    expect(await typed('eval', ...args)).toMatchObject({ stdout: '', stderr: `${sentence}\n` });
  });

  test('a set with lines that cannot be used is not measured at all', async () => {
    await writeFile(place('bad.jsonl'), '{"text":"a"}\n');
    expect(await typed('eval', place('bad.jsonl'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('line 1: labels: missing, and no label either'),
    });
  });
});

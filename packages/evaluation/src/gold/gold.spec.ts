import { readFileSync } from 'node:fs';
import { categories, severities } from '@visaguard/domain';
import { describe, expect, test } from 'vitest';
import { labellerAgreement } from './agreement.ts';
import { readGold } from './read-gold.ts';

type Line = {
  id: string;
  text: string;
  labels: { category: string; severity: string }[];
  settled: string;
  why?: string;
};

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const lines = (name: string): Line[] =>
  read(`gold/${name}.jsonl`)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const asText = ({ labels }: Pick<Line, 'labels'>) => labels.map((each) => `${each.category} ${each.severity}`).sort();

const posts = lines('posts');

describe('the gold set', () => {
  test('every post is there once in every file, in the order of the ids, which tell nothing', () => {
    const ids = posts.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(1_500);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const name of ['intended', 'labels-a', 'labels-b', 'gold'])
      expect(lines(name).map(({ id }) => id)).toEqual(ids);
    expect(new Set(posts.map(({ text }) => text)).size).toBe(posts.length);
  });

  test('labels are those of the product, one severity per category', () => {
    for (const name of ['intended', 'labels-a', 'labels-b', 'gold']) {
      for (const { labels } of lines(name)) {
        expect(categories).toEqual(expect.arrayContaining(labels.map(({ category }) => category)));
        expect(severities).toEqual(expect.arrayContaining(labels.map(({ severity }) => severity)));
        expect(new Set(labels.map(({ category }) => category)).size).toBe(labels.length);
      }
    }
  });

  test('what both labellers say stands; where they differ, the settled label says why', () => {
    const [one, other] = [lines('labels-a'), lines('labels-b')];
    for (const [at, settled] of lines('gold').entries()) {
      const [a, b] = [asText(one[at] ?? settled), asText(other[at] ?? settled)];
      if (settled.settled === 'both') expect([a, b]).toEqual([asText(settled), asText(settled)]);
      else expect(settled).toMatchObject({ settled: 'adjudicated', why: expect.stringMatching(/\S/) });
      expect(settled.settled === 'both').toBe(a.join() === b.join());
    }
  });

  test('every category has posts at each of its severities, in both halves', () => {
    for (const half of ['dev', 'test'] as const) {
      const set = readGold(half);
      if (!set.ok) throw new Error('the gold set can be read');
      const found = new Set(
        set.value.posts.flatMap(({ truth }) =>
          truth.kind === 'categories' ? truth.labels.map(({ category, severity }) => `${category} ${severity}`) : [],
        ),
      );
      for (const category of categories) {
        const steps = category === 'terrorism_support' ? severities.slice(1) : severities;
        for (const severity of steps) expect(found).toContain(`${category} ${severity}`);
      }
    }
  });

  test('the halves share no post and are about equal', () => {
    const [dev, held] = (['dev', 'test'] as const).map((half) => {
      const set = readGold(half);
      return set.ok ? set.value.posts.map(({ id }) => id) : [];
    });
    expect([...(dev ?? []), ...(held ?? [])].sort()).toEqual(posts.map(({ id }) => id));
    expect(Math.abs((dev?.length ?? 0) - (held?.length ?? 0))).toBeLessThan(100);
  });

  test('nobody in it is real: handles are made up, and there are no links or addresses', () => {
    const text = posts.map((post) => post.text).join('\n');
    const handles = [...text.matchAll(/(?<!\w)@[\w.]+/g)].map(([handle]) => handle.replace(/\.$/, ''));
    const madeUp = /^@(user|\w+[._](sample|example|beispiel|ejemplo|exemple|exemplo|namuna|mithal|liezi))$/;
    expect(handles.filter((handle) => !madeUp.test(handle))).toEqual([]);
    expect(text).not.toMatch(/https?:|www\.|\w@\w+\.\w/);
  });
});

describe('the datasheet', () => {
  const datasheet = read('../../docs/reference/gold-set.md');

  test('says how far the labellers agree, in these figures', () => {
    const shown = (value: number | null) => (value === null ? '–' : value.toFixed(3));
    for (const { task, both, onlyOne, kappa, severityKappa } of labellerAgreement()) {
      const name = task === 'any' ? 'any finding' : `\`${task}\``;
      expect(datasheet).toContain(`| ${name} | ${both} | ${onlyOne} | ${shown(kappa)} | ${shown(severityKappa)} |`);
    }
  });

  test('says how many posts there are and how many labels were settled', () => {
    const adjudicated = lines('gold').filter(({ settled }) => settled !== 'both').length;
    expect(datasheet).toContain(`${posts.length.toLocaleString('en')} posts`);
    expect(datasheet).toContain(`${adjudicated} posts on which they differ`);
  });
});

import { expect, test } from 'vitest';
import { errorsOf } from '../errors.ts';
import { evaluate } from '../evaluate.ts';
import { hateful, labelled, said } from '../testing/made-up-posts.ts';
import { htmlReport } from './html-report.ts';
import { terminalSummary } from './terminal-summary.ts';

const posts = [
  labelled(['fraud'], { id: 'a', functionality: '<script>', group: 'women' }),
  labelled([], { id: 'b', functionality: 'news', group: 'women' }),
];
const set = { name: 'made & up', sha256: 'f'.repeat(64), posts };
const judge = { name: 'built-in', version: '1', judgements: [said('fraud'), said('fraud')] };
const other = { name: 'other', version: '2', judgements: [said(), said()] };

test('the page carries no script, asks nobody for anything, and names every chart', () => {
  const page = htmlReport([evaluate(set, [judge, other])]);
  expect(page).not.toMatch(/<script|https?:|@import|url\(/);
  expect(page).toContain('&lt;script&gt;');
  expect(page).toContain('made &amp; up');
  const charts = page.match(/<svg viewBox="0 0 860[^>]*>/g) ?? [];
  expect(charts.length).toBeGreaterThan(3);
  for (const chart of charts) expect(chart).toMatch(/role="img" aria-label="\S/);
  expect(page).not.toMatch(/NaN|undefined|null/);
});

test('both colour schemes; a series is told by its shape as well as by its colour', () => {
  const page = htmlReport([evaluate(set, [judge, other])]);
  expect(page).toContain('prefers-color-scheme: dark');
  expect(page).toMatch(/<circle[^>]*class="s0"/);
  expect(page).toMatch(/<path d="M-4-4H4V4H-4Z"[^>]*class="s1"/);
});

test('the same answers give the same report', () => {
  expect(htmlReport([evaluate(set, [judge])])).toBe(htmlReport([evaluate(set, [judge])]));
});

test('the terminal has a line for each question and judge', () => {
  const lines = terminalSummary([evaluate(set, [judge])]).split('\n');
  expect(lines[0]).toBe('made & up: 2 posts');
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}built-in: any finding +2 +0\.500 +1\.000 +0\.667 +0\.000$/));
});

test('errors name the post, what it is and what was said of it', () => {
  expect(errorsOf(set, judge)).toMatchObject([{ error: 'false_positive', id: 'b', found: ['fraud medium'] }]);
  expect(errorsOf(set, other)).toMatchObject([{ error: 'false_negative', id: 'a', text: 'made up' }]);
  const hate = { ...set, posts: [hateful(true)] };
  expect(errorsOf(hate, { ...judge, judgements: [said('fraud')] })).toMatchObject([{ error: 'false_negative' }]);
});

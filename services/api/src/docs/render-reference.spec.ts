import { expect, test } from 'vitest';
import { problems, problemType } from '../http/problems.ts';
import { operations } from '../operations.ts';
import { describeApi } from './describe-api.ts';
import { html } from './html.ts';
import { renderReference } from './render-reference.ts';

const page = renderReference(describeApi());

test('every operation and every problem type has its place', () => {
  for (const { contract } of operations) {
    expect(page).toContain(`id="${contract.operationId}"`);
    expect(page).toContain(`href="#${contract.operationId}"`);
  }
  for (const code of Object.keys(problems) as (keyof typeof problems)[]) {
    expect(page).toContain(`id="problem-${problemType(code).slice('/problems/'.length)}"`);
  }
});

test('no link leads nowhere, and no id stands twice', () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});

test('the page needs nothing from elsewhere and runs nothing', () => {
  expect(page).not.toMatch(/<script|https?:\/\/|\bon\w+=|style=/i);
});

test('the page and the document are the same every time', () => {
  expect(renderReference(describeApi())).toBe(page);
  expect(JSON.stringify(describeApi())).toBe(JSON.stringify(describeApi()));
});

test('what is put into markup is escaped', () => {
  expect(html`<p>${'<b> & "x"'}</p>`.markup).toBe('<p>&lt;b&gt; &amp; &quot;x&quot;</p>');
});

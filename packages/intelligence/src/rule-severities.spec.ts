import { hasAnchor } from '@visaguard/domain';
import { expect, test } from 'vitest';
import { allCategories } from './categories/all-categories.ts';
import { languageRules } from './languages/language-rules.ts';

const rules = [
  ...allCategories.flatMap(({ category, rules: own }) => own.map((rule) => ({ ...rule, category }))),
  ...languageRules,
];

test('R11: no rule gives a severity that its category does not have, not even where it is raised', () => {
  expect(rules.some(({ category }) => category === 'terrorism_support')).toBe(true);
  const given = rules.flatMap(({ category, id, severity, raises }) =>
    [severity, ...(raises ? [raises.to] : [])].map((each) => ({ rule: `${category}.${id}`, category, severity: each })),
  );
  expect(given.filter(({ category, severity }) => !hasAnchor(category, severity))).toEqual([]);
});

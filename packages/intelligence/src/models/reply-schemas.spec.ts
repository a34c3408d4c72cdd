import { categories, severities } from '@visaguard/domain';
import { expect, test } from 'vitest';
import { geminiReplySchema, strictReplySchema } from './reply-schemas.ts';

type Part = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Part;
  readonly enum?: readonly string[];
  readonly format?: string;
};

function partsOf(part: Part): Part[] {
  const inner = [...Object.values(part.properties ?? {}), ...(part.items ? [part.items] : [])];
  return [part, ...inner.flatMap(partsOf)];
}

test('the closed lists stand in both schemas as they are in the domain', () => {
  for (const schema of [strictReplySchema, geminiReplySchema]) {
    const lists = partsOf(schema).flatMap((part) => (part.enum ? [part.enum] : []));
    expect(lists).toEqual([categories, severities, ['author', 'quoting', 'reporting', 'sarcasm', 'unclear']]);
  }
});

test('strict: every object is closed and requires all that it has, and there is no length of texts', () => {
  const objects = partsOf(strictReplySchema).filter(({ type }) => type === 'object');
  expect(objects).toHaveLength(3);
  for (const part of objects) {
    expect(part.additionalProperties).toBe(false);
    expect(part.required).toEqual(Object.keys(part.properties ?? {}));
  }
  expect(JSON.stringify(strictReplySchema)).not.toMatch(/maxLength|\$schema/);
});

test('Gemini: no additionalProperties, and enumerations named as such', () => {
  expect(JSON.stringify(geminiReplySchema)).not.toContain('additionalProperties');
  for (const part of partsOf(geminiReplySchema)) expect(part.format).toBe(part.enum ? 'enum' : undefined);
});

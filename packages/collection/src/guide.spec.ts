import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const guide = readFileSync(join(root, 'docs/guides/adding-an-archive-format.md'), 'utf8');
const quotes = [...guide.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)];

describe('the guide to adding an archive format', () => {
  it.each(quotes.map(([, file = '', code = '']) => ({ file, code })))('quotes $file as it stands', ({ file, code }) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(code.trimEnd());
  });

  it('quotes the type, the rules, the session and the list', () => {
    expect(quotes.length).toBeGreaterThanOrEqual(6);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

const page = join(import.meta.dirname, '../../../../docs/reference/collection-outcomes.md');

/**
 * Holds a table of the page to what a test has just seen. `VISAGUARD_WRITE_TABLES=1` writes it instead, for somebody who
 * then reads the difference.
 */
export function expectTable(name: string, rows: readonly (readonly string[])[]): void {
  const [head = [], ...body] = rows;
  const lines = [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`);
  const text = readFileSync(page, 'utf8');
  const [before = '', rest = ''] = text.split(`<!-- table ${name} -->\n`);
  const [written = '', ...after] = rest.split('<!-- end -->');
  const table = `${lines.join('\n')}\n`;
  if (process.env['VISAGUARD_WRITE_TABLES'] === '1') {
    writeFileSync(page, `${before}<!-- table ${name} -->\n${table}${['', ...after].join('<!-- end -->')}`);
    return;
  }
  expect(written).toBe(table);
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { writesTables } from './config.ts';

const reference = join(import.meta.dirname, '../../../../docs/reference');

/**
 * @param page a file of docs/reference that holds tables.
 * @returns what holds a table of the page to what a test has just seen. `VISAGUARD_WRITE_TABLES=1` writes it instead, for
 * somebody who then reads the difference.
 */
export function generatedTables(page: string): (name: string, rows: readonly (readonly string[])[]) => void {
  const file = join(reference, page);
  return (name, rows) => {
    const [head = [], ...body] = rows;
    const lines = [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`);
    const text = readFileSync(file, 'utf8');
    const [before = '', rest = ''] = text.split(`<!-- table ${name} -->\n`);
    const [written = '', ...after] = rest.split('<!-- end -->');
    const table = `${lines.join('\n')}\n`;
    if (writesTables) {
      writeFileSync(file, `${before}<!-- table ${name} -->\n${table}${['', ...after].join('<!-- end -->')}`);
      return;
    }
    expect(written).toBe(table);
  };
}

import { pgTable, text } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { handles } from '../handles/table.ts';
import { netChanges } from './net-changes.ts';
import { deleteRow, insertRow, updateRow } from './row-change.ts';

const tenantScope = 'ten_sample/test';

test('a change that does not name its row by the whole key is refused, and not taken for one of another row', () => {
  const partly = [updateRow(handles, { tenantScope }, { state: 'held' }), deleteRow(handles, { handleId: 'hdl_1' })];
  for (const change of partly) expect(() => netChanges([change])).toThrow(TypeError);
  const keyless = pgTable('keyless', { id: text('id').primaryKey(), name: text('name') });
  expect(() => netChanges(['a', 'b'].map((id) => insertRow(keyless, { id })))).toThrow('keyless');
});

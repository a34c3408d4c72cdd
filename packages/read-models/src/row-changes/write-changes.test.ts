import { inTransaction } from '@visaguard/postgres';
import { createTestDatabase, seededRandom, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handles } from '../handles/table.ts';
import { appending, removing } from './list-edit.ts';
import { deleteRow, insertRow, type RowChange, type RowUpdate, updateRow } from './row-change.ts';
import { writeChanges } from './write-changes.ts';

let core: TestDatabase;
beforeAll(async () => {
  core = await createTestDatabase('core');
});
afterAll(() => core?.close());

const random = seededRandom('row changes');
const dice = (sides: number) => (random(1)[0] ?? 0) % sides;
const tenantScope = 'ten_sample/test';
const key = (handleId: string) => ({ tenantScope, handleId });
const at = new Date('2026-11-01T09:00:00.000Z');
const declared = (handleId: string): RowChange =>
  insertRow(handles, {
    ...{ ...key(handleId), applicantId: 'app_1', platform: 'x', state: 'declared', archives: [], createdAt: at },
    ...{
      personal: { stream: 's', event: 'e', envelope: { v: 1, subject: 'o’"\\', keyVersion: 1, nonce: '', data: '' } },
    },
    version: 1,
  });

const updates: readonly (() => RowUpdate<typeof handles>)[] = [
  () => ({ state: 'proven', version: dice(100) }),
  () => ({ state: 'held', personal: null }),
  () => ({ version: dice(100), archives: appending('abc'[dice(3)] ?? '') }),
  () => ({ archives: removing('abc'[dice(3)] ?? '') }),
  () => ({ archives: ['b', 'b', 'c'] }),
  () => ({ createdAt: new Date(at.getTime() + dice(1000)) }),
];

/** Rows come and go and come again, and are changed before they are there and after they have gone. */
function anything(length: number): RowChange[] {
  const present = new Set<string>();
  return Array.from({ length }, () => {
    const handleId = `hdl_${dice(4)}`;
    const roll = dice(8);
    if (roll === 0 || (roll < 3 && present.has(handleId))) {
      present.delete(handleId);
      return deleteRow(handles, key(handleId));
    }
    if (roll < 3) {
      present.add(handleId);
      return declared(handleId);
    }
    return updateRow(handles, key(handleId), updates[dice(updates.length)]?.() ?? {});
  });
}

/** The rows after these changes, so many at a time; nothing stays. */
async function rowsAfter(changes: readonly RowChange[], atOnce: number): Promise<string[]> {
  const rolledBack = new Error('rolled back');
  let rows: { row: string }[] = [];
  await inTransaction(core.pool('vg_projector'), async (client) => {
    for (let nth = 0; nth < changes.length; nth += atOnce) await writeChanges(client, changes.slice(nth, nth + atOnce));
    ({ rows } = await client.query<{ row: string }>('select handles::text as row from handles order by 1'));
    throw rolledBack;
  }).catch((error: unknown) => expect(error).toBe(rolledBack));
  return rows.map(({ row }) => row);
}

test('E23: changes that are gathered leave the rows that they leave one by one', async () => {
  let rows = 0;
  for (let nth = 0; nth < 60; nth++) {
    const changes = anything(40);
    const oneByOne = await rowsAfter(changes, 1);
    rows += oneByOne.length;
    expect(await rowsAfter(changes, 7)).toEqual(oneByOne);
    expect(await rowsAfter(changes, 40)).toEqual(oneByOne);
  }
  expect(rows).toBeGreaterThan(60);
});

const write = (changes: readonly RowChange[], atOnce: number) =>
  inTransaction(core.pool('vg_projector'), async (client) => {
    for (let nth = 0; nth < changes.length; nth += atOnce) await writeChanges(client, changes.slice(nth, nth + atOnce));
  });

test.each([1, 2])('a row that is there already is refused, %i at a time', async (atOnce) => {
  await expect(write([declared('hdl_1'), declared('hdl_1')], atOnce)).rejects.toMatchObject({ code: '23505' });
});

test('a date that is none is refused and not left out', async () => {
  const broken = updateRow(handles, key('hdl_1'), { createdAt: new Date('never') });
  await expect(write([broken], 1)).rejects.toBeInstanceOf(RangeError);
});

test('a batch is a few statements, however many events it holds', async () => {
  const many = Array.from({ length: 500 }, (_, nth) => [
    declared(`hdl_${nth}`),
    updateRow(handles, key(`hdl_${nth}`), { state: 'proven' }),
    updateRow(handles, key(`gone_${nth}`), { state: 'held' }),
  ]).flat();
  await inTransaction(core.pool('vg_projector'), async (client) => {
    const sent = vi.spyOn(client, 'query');
    await writeChanges(client, many);
    expect(sent).toHaveBeenCalledTimes(2);
    sent.mockRestore();
    expect((await client.query(`delete from handles where state = 'proven'`)).rowCount).toBe(500);
  });
});

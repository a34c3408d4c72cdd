import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Analytics, createAnalytics } from './create-analytics.ts';
import { auditRows, startEngineUnderTest, tenantA, tenantB, usageRow } from './testing/engine-under-test.ts';

let started: Awaited<ReturnType<typeof startEngineUnderTest>>;
let analytics: Analytics;

beforeAll(async () => {
  started = await startEngineUnderTest();
  analytics = createAnalytics(started.engine);
  await analytics.migrate();
});
afterAll(async () => {
  await analytics?.close();
  await started?.remove();
});

describe('audit', () => {
  const rows = auditRows(tenantA, 1_500, '2026-10-31T23:50:00.000Z');
  beforeAll(async () => {
    await analytics.insertAudit(rows);
    await analytics.insertAudit(auditRows(tenantB, 3));
  });

  test('inserting a batch again changes no count and no page', async () => {
    const before = await analytics.listAudit(tenantA, { limit: 100 });
    await analytics.insertAudit(rows);
    await analytics.insertAudit(rows.slice(700, 900));
    expect(await analytics.countAudit(tenantA)).toBe(1_500);
    expect(await analytics.listAudit(tenantA, { limit: 100 })).toEqual(before);
  });

  test('entries come back as they went in, newest first, page by page, across months', async () => {
    const seen: unknown[] = [];
    for (let page = await analytics.listAudit(tenantA, { limit: 400 }); page.length > 0; ) {
      seen.push(...page);
      const before = page.at(-1);
      page = before ? await analytics.listAudit(tenantA, { limit: 400, before }) : [];
    }
    expect(seen).toEqual(rows.map(({ scope: _, ...entry }) => entry).reverse());
  });

  test('lists and counts by object, subject, actor and action', async () => {
    const criteria = { objectId: 'scr_4', subjectId: 'app_4', action: 'finding.read' };
    const expected = rows.filter((row) => row.objectId === 'scr_4' && row.action === 'finding.read').length;
    expect(await analytics.countAudit(tenantA, criteria)).toBe(expected);
    expect(await analytics.listAudit(tenantA, { limit: 1_000, ...criteria })).toHaveLength(expected);
    expect(await analytics.countAudit(tenantA, { actorId: 'mem_none' })).toBe(0);
  });

  test('one tenant sees nothing of another, and live nothing of test, though the event ids are the same', async () => {
    expect(await analytics.countAudit(tenantB)).toBe(3);
    expect(await analytics.listAudit(tenantB, { limit: 100 })).toHaveLength(3);
    expect(await analytics.countAudit({ ...tenantA, mode: 'test' })).toBe(0);
  });

  test('no query runs without a scope', async () => {
    // @ts-expect-error a scope is required by type
    await expect((async () => analytics.countAudit(undefined))()).rejects.toThrow();
    await expect((async () => analytics.countAudit({ tenantId: 'ten_%', mode: 'live' }))()).rejects.toThrow(/scope/);
    const scope = { tenantId: 'ten_x' as const, mode: 'live' as const };
    await expect(analytics.insertAudit([{ ...auditRows(tenantA, 1)[0], scope } as never])).rejects.toThrow(/scope/);
  });

  test.each([
    "' OR 1=1 --",
    "'; DROP TABLE audit_entries_v1; --",
    "\\' OR 1=1 --",
    "\\\\' UNION ALL SELECT * FROM audit_entries_v1 --",
    '{scope:String}',
    '\t\n\r\\N\\0\'"`;',
  ])('a hostile value is only a value: %j', async (value) => {
    expect(await analytics.countAudit(tenantA, { objectId: value })).toBe(0);
    const [row] = auditRows({ ...tenantB, mode: 'test' }, 1);
    if (row) await analytics.insertAudit([{ ...row, eventId: `evt ${value}`, objectId: value }]);
    const [stored, ...more] = await analytics.listAudit({ ...tenantB, mode: 'test' }, { limit: 9, objectId: value });
    expect(stored?.objectId).toBe(value);
    expect(more).toEqual([]);
    expect(await analytics.countAudit(tenantA)).toBe(1_500);
  });

  test('an instant that is not in UTC with milliseconds is refused before anything is written', async () => {
    const [row] = auditRows(tenantA, 1);
    const wrong = analytics.insertAudit(row ? [{ ...row, occurredAt: '2026-11-01' }] : []);
    await expect(wrong).rejects.toThrow(/instant/);
  });

  test('an empty batch is no insert', async () => {
    await analytics.insertAudit([]);
    await analytics.insertUsage([]);
  });
});

describe('usage', () => {
  test('sums per day, kind and platform, and an event counts once per kind however often it is inserted', async () => {
    const rows = [
      usageRow(tenantA, 1),
      usageRow(tenantA, 2, { quantity: 3 }),
      usageRow(tenantA, 2, { kind: 'screening_completed', platform: '', quantity: 1 }),
      usageRow(tenantA, 3, { platform: 'x', occurredAt: '2026-11-02T23:59:59.999Z' }),
      usageRow(tenantA, 4, { occurredAt: '2026-11-03T00:00:00.000Z' }),
      usageRow(tenantB, 5, { quantity: 100 }),
    ];
    for (let times = 0; times < 3; times++) await analytics.insertUsage(rows);
    expect(await analytics.usageByDay(tenantA, '2026-11-01', '2026-11-02')).toEqual([
      { day: '2026-11-01', kind: 'screening_completed', platform: '', facts: 1, quantity: 1 },
      { day: '2026-11-01', kind: 'source_assessed', platform: 'instagram', facts: 2, quantity: 4 },
      { day: '2026-11-02', kind: 'source_assessed', platform: 'x', facts: 1, quantity: 1 },
    ]);
    expect(await analytics.usageByDay({ ...tenantA, mode: 'test' }, '2026-11-01', '2026-11-30')).toEqual([]);
  });
});

test('migrating again does nothing', async () => {
  await analytics.migrate();
  await Promise.all([analytics.migrate(), analytics.migrate()]);
  expect(await analytics.ping()).toBe(true);
});

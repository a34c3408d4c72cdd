import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { inTenantScope } from '@visaguard/postgres';
import type { TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createParkedReactions } from './checkpoints/parked-reactions.ts';
import { openCohortRounds } from './cohorts/queries.ts';
import { credentialLookup } from './credentials/queries.ts';
import { handlesWithArchives } from './handles/queries.ts';
import type { Page, PageRequest } from './page.ts';
import { createQueries, type Queries } from './read-model.ts';
import { createScopedRead } from './scoped-read.ts';
import { openScreenings } from './screenings/queries.ts';
import { idsOf } from './testing/story-parts.ts';
import { clock, newScope, project, projectorOf, storeWithStories } from './testing/test-read-models.ts';

const mine = newScope();
const other = newScope();
const people = 12;
let core: TestDatabase;
let queries: Queries;
beforeAll(async () => {
  const store = await storeWithStories([mine, other].map((scope) => ({ scope, people })));
  core = store.core;
  await project(projectorOf(core), store.events, 1_000);
  const parked = createParkedReactions(core.pool('vg_projector'), clock);
  // Of each tenant a stream with a hole and an event that nobody could react to, so that there is something parked.
  for (const event of store.events.filter(({ type }) => type === 'unit.created')) {
    await projectorOf(core).apply({ lane: event.eventId, from: null, next: '1', events: [{ ...event, version: 9 }] });
    const { eventId, streamId, type } = event;
    const tenantScope = scopeKey(event.scope);
    await parked.park({ tenantScope, eventId, streamId, type, error: 'sample', attempts: 1 });
  }
  queries = createQueries(createScopedRead(core.pool('vg_reader')));
});
afterAll(() => core?.close());

const page: PageRequest = { limit: 100, startingAfter: null };
const id = idsOf(mine, 0);
const ofMine = new RegExp(`${mine.tenantId}|${id.applicantId}`);

/** Every query by an id or a list that there is, asked by one tenant about what another may own. */
const asked: Readonly<Record<keyof Queries, Readonly<Record<string, (scope: TenantScope) => Promise<unknown>>>>> = {
  tenants: { get: (scope) => queries.tenants.get(scope) },
  units: { get: (scope) => queries.units.get(scope, id.unitId), list: (scope) => queries.units.list(scope, page) },
  members: { all: (scope) => queries.members.all(scope) },
  applicants: {
    get: (scope) => queries.applicants.get(scope, id.applicantId),
    many: (scope) => queries.applicants.many(scope, [id.applicantId]),
    list: (scope) => queries.applicants.list(scope, page),
  },
  handles: {
    get: (scope) => queries.handles.get(scope, id.handleId),
    ofApplicant: (scope) => queries.handles.ofApplicant(scope, id.applicantId),
  },
  openUploads: { underConsent: (scope) => queries.openUploads.underConsent(scope, id.consentId) },
  consents: {
    get: (scope) => queries.consents.get(scope, id.consentId),
    ofApplicant: (scope) => queries.consents.ofApplicant(scope, id.applicantId),
  },
  cohorts: {
    get: (scope) => queries.cohorts.get(scope, id.cohortId),
    list: (scope) => queries.cohorts.list(scope, page),
    applicants: (scope) => queries.cohorts.applicants(scope, id.cohortId, page),
    progress: (scope) => queries.cohorts.progress(scope, id.cohortId),
  },
  screenings: {
    get: (scope) => queries.screenings.get(scope, id.screeningId),
    list: (scope) => queries.screenings.list(scope, {}, page),
    byApplicant: (scope) => queries.screenings.list(scope, { applicantId: id.applicantId }, page),
    byCohort: (scope) => queries.screenings.list(scope, { cohortId: id.cohortId }, page),
    byConsent: (scope) => queries.screenings.list(scope, { consentId: id.consentId }, page),
  },
  findings: {
    get: (scope) => queries.findings.get(scope, id.findingId),
    ofScreening: (scope) => queries.findings.ofScreening(scope, id.screeningId),
    list: (scope) => queries.findings.list(scope, id.screeningId, page),
  },
  reviews: {
    get: (scope) => queries.reviews.get(scope, id.reviewId),
    waiting: (scope) => queries.reviews.waiting(scope, id.memberId, clock.now()),
  },
  reports: {
    get: (scope) => queries.reports.get(scope, id.reportId),
    list: (scope) => queries.reports.list(scope, { releasedOnly: false }, page),
    byCohort: (scope) => queries.reports.list(scope, { releasedOnly: false, cohortId: id.cohortId }, page),
    byApplicant: (scope) => queries.reports.list(scope, { releasedOnly: false, applicantId: id.applicantId }, page),
  },
  providerKeys: { get: (scope) => queries.providerKeys.get(scope, id.providerKeyId) },
  sourceAdapters: { shut: (scope) => queries.sourceAdapters.shut(scope) },
  modelVotes: { spentSince: (scope) => queries.modelVotes.spentSince(scope, '2026-11-01T00:00:00.000Z') },
};
const cases = Object.entries(asked).flatMap(([model, byName]) =>
  Object.entries(byName).map(([name, ask]) => [`${model}.${name}`, ask] as const),
);

describe('R29: nobody reads what belongs to another tenant or mode', () => {
  test('every query that there is, is asked here', () => {
    for (const [model, all] of Object.entries(queries)) {
      const names = Object.keys(asked[model as keyof Queries]);
      for (const name of Object.keys(all)) expect(names, `${model}.${name}`).toContain(name);
    }
  });

  test.each(cases)('%s', async (_name, ask) => {
    expect(JSON.stringify(await ask(mine)) ?? '', 'its owner sees it').toMatch(ofMine);
    for (const scope of [other, { ...mine, mode: 'live' } as const, newScope()]) {
      expect(JSON.stringify(await ask(scope)) ?? '').not.toMatch(ofMine);
    }
  });

  test('a query that forgets the tenant sees its own tenant’s rows, and nobody’s where none is set', async () => {
    const reader = core.pool('vg_reader');
    const { rows: tables } = await core.pool('owner').query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'tenant_scope'
          and has_table_privilege('vg_reader', c.oid, 'select')`,
    );
    expect(tables.length).toBeGreaterThan(13);
    for (const { name } of tables) {
      const seen = await inTenantScope(reader, other, (client) =>
        client.query(`select distinct tenant_scope from ${name}`),
      );
      expect(seen.rows, name).toEqual([{ tenant_scope: scopeKey(other) }]);
      expect((await reader.query(`select 1 from ${name}`)).rows, name).toEqual([]);
    }
  });
});

describe('a list', () => {
  const lists: readonly (readonly [string, (page: PageRequest) => Promise<Page<object | string>>, string])[] = [
    ['applicants', (at) => queries.applicants.list(mine, at), 'applicantId'],
    ['units', (at) => queries.units.list(mine, at), 'unitId'],
    ['cohorts', (at) => queries.cohorts.list(mine, at), 'cohortId'],
    ['screenings', (at) => queries.screenings.list(mine, {}, at), 'screeningId'],
    ['reports', (at) => queries.reports.list(mine, { releasedOnly: false }, at), 'reportId'],
  ];

  test.each(lists)('of %s, page by page, shows every row once, newest first', async (_name, list, key) => {
    for (const limit of [1, 5, people, people + 1]) {
      const seen: string[] = [];
      let startingAfter: string | null = null;
      for (;;) {
        const { rows, hasMore }: Page<object | string> = await list({ limit, startingAfter });
        expect(rows.length).toBeLessThanOrEqual(limit);
        seen.push(...rows.map((row) => String((row as Record<string, unknown>)[key])));
        if (!hasMore) break;
        startingAfter = seen.at(-1) ?? null;
      }
      expect(seen).toHaveLength(people);
      expect(seen).toEqual([...new Set(seen)].sort().reverse());
    }
  });
});

describe('what the worker takes up after a restart, of every tenant', () => {
  test('screenings that have not ended', async () => {
    const open = await openScreenings(core.pool('vg_projector'));
    for (const scope of [mine, other]) {
      const page = await queries.screenings.list(scope, {}, { limit: 100, startingAfter: null });
      const running = page.rows.filter(({ state }) => ['pending', 'in_progress', 'in_review', 'ready'].includes(state));
      const found = open.filter(({ tenantScope }) => tenantScope === scopeKey(scope));
      expect(running.length).toBeGreaterThan(0);
      expect(found.map(({ screeningId }) => screeningId).sort()).toEqual(
        running.map(({ screeningId }) => screeningId).sort(),
      );
    }
  });

  test('rounds that have not finished, and uploads nobody read: none here, since all were', async () => {
    expect(await openCohortRounds(core.pool('vg_projector'))).toEqual([]);
    expect(await handlesWithArchives(core.pool('vg_projector'))).toEqual([]);
  });
});

test('a credential is found by its hash alone, with whose it is; any other hash finds nothing', async () => {
  const lookup = credentialLookup(core.pool('vg_auth'));
  const { rows } = await inTenantScope(core.pool('vg_reader'), mine, (client) =>
    client.query<{ secret_sha256: string; credential_id: string }>(
      'select secret_sha256, credential_id from credentials',
    ),
  );
  expect(rows.length).toBe(2 * people);
  for (const { secret_sha256, credential_id } of rows) {
    expect(await lookup.bySecret(secret_sha256)).toMatchObject({
      credentialId: credential_id,
      tenantScope: scopeKey(mine),
      tenantState: 'active',
    });
  }
  expect(await lookup.bySecret('f'.repeat(64))).toBeUndefined();
});

test('R2: a requester’s list of reports holds released ones only', async () => {
  const { rows } = await queries.reports.list(mine, { releasedOnly: true }, page);
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['released']));
});

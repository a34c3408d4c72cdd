import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { inTenantScope, inTransaction, type PoolClient } from '@visaguard/postgres';
import type { TestDatabase } from '@visaguard/testkit';
import { drizzle } from 'drizzle-orm/node-postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createQueries, type Queries } from './read-model.ts';
import type { ScopedRead } from './scoped-read.ts';
import { clock, newScope, project, projectorOf, storeWithStories } from './testing/test-read-models.ts';

const scopes = [newScope(), newScope(), newScope()] as const;
const [mine] = scopes;
const rowsPerTenant = 7_000;
let core: TestDatabase;
let plans: string[] = [];
let queries: Queries;

/** Ids that differ from row to row; those of what it belongs to repeat, as so many rows share it. */
const filling: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  units: { unit_id: 1 },
  applicants: { applicant_id: 1 },
  handles: { handle_id: 1, applicant_id: 3 },
  open_uploads: { upload_id: 1, consent_id: 2 },
  consents: { consent_id: 1, applicant_id: 2 },
  cohorts: { cohort_id: 1 },
  cohort_applicants: { applicant_id: 1, cohort_id: 100 },
  screenings: { screening_id: 1, applicant_id: 2, cohort_id: 100, consent_id: 2 },
  screening_sources: { source_id: 1, screening_id: 2 },
  findings: { finding_id: 1, screening_id: 20 },
  reviews: { review_id: 1, screening_id: 1 },
  reports: { report_id: 1, screening_id: 2, applicant_id: 2 },
  model_votes: { analysis_id: 1 },
};
const idOf = (prefix: string, nth: number) => `${prefix}_${String(nth).padStart(26, '0')}`;

beforeAll(async () => {
  const store = await storeWithStories(scopes.map((scope) => ({ scope, people: 1 })));
  core = store.core;
  await project(projectorOf(core), store.events, 1_000);
  for (const [table, ids] of Object.entries(filling)) await fill(table, ids);
  await inTransaction(core.pool('vg_projector'), (client) =>
    client.query(`update reviews set state = 'queued', looked_by = '[]', claimed_by = null, claimed_until = null
                   where right(review_id, 1) in ('1', '2')`),
  );
  await core.pool('owner').query('analyze');
  queries = createQueries(explaining);
});
afterAll(() => core?.close());

async function fill(table: string, ids: Readonly<Record<string, number>>): Promise<void> {
  const changed = Object.entries(ids).map(
    ([column, shared]) => `'${column}', left(t.${column}, 4) || lpad((n / ${shared})::text, 26, '0')`,
  );
  await inTransaction(core.pool('vg_projector'), (client) =>
    client.query(
      `insert into ${table}
       select (jsonb_populate_record(t, jsonb_build_object(${changed.join(', ')}))).*
         from ${table} t, generate_series(1, ${rowsPerTenant}) n`,
    ),
  );
}

/** Runs each statement of a query and keeps the plan that the server has for it. */
const explaining: ScopedRead = (scope, read) =>
  inTenantScope(core.pool('vg_reader'), scope, (client) => {
    const watched = new Proxy(client, {
      get(target, property) {
        if (property !== 'query') return Reflect.get(target, property);
        return async (query: Parameters<PoolClient['query']>[0] & { text: string }, values: unknown[]) => {
          const explained = await target.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${query.text}`, values);
          plans.push(explained.rows.map((row) => row['QUERY PLAN']).join('\n'));
          return target.query(query, values);
        };
      },
    });
    return read(drizzle(watched));
  });

async function plansOf(ask: (scope: TenantScope) => Promise<unknown>): Promise<string> {
  plans = [];
  await ask(mine);
  expect(plans.length, 'something was asked').toBeGreaterThan(0);
  return plans.join('\n\n');
}

const page = (prefix: string) => ({ limit: 25, startingAfter: idOf(prefix, 3_500) });
const first = { limit: 25, startingAfter: null };

describe(`over ${3 * rowsPerTenant} rows of each read model`, () => {
  const inOrder: readonly (readonly [string, (scope: TenantScope) => Promise<unknown>])[] = [
    ['units.get', (scope) => queries.units.get(scope, idOf('unt', 9))],
    ['units.list', (scope) => queries.units.list(scope, page('unt'))],
    ['applicants.get', (scope) => queries.applicants.get(scope, idOf('app', 9))],
    ['applicants.list', (scope) => queries.applicants.list(scope, page('app'))],
    ['applicants.list, first page', (scope) => queries.applicants.list(scope, first)],
    ['handles.get', (scope) => queries.handles.get(scope, idOf('hdl', 9))],
    ['handles.ofApplicant', (scope) => queries.handles.ofApplicant(scope, idOf('app', 9))],
    ['consents.get', (scope) => queries.consents.get(scope, idOf('cns', 9))],
    ['consents.ofApplicant', (scope) => queries.consents.ofApplicant(scope, idOf('app', 9))],
    ['cohorts.get', (scope) => queries.cohorts.get(scope, idOf('coh', 9))],
    ['cohorts.list', (scope) => queries.cohorts.list(scope, page('coh'))],
    ['cohorts.applicants', (scope) => queries.cohorts.applicants(scope, idOf('coh', 9), page('app'))],
    ['screenings.get', (scope) => queries.screenings.get(scope, idOf('scr', 9))],
    ['screenings.list', (scope) => queries.screenings.list(scope, {}, page('scr'))],
    [
      'screenings.list of an applicant',
      (scope) => queries.screenings.list(scope, { applicantId: idOf('app', 9) }, first),
    ],
    [
      'screenings.list of a cohort',
      (scope) => queries.screenings.list(scope, { cohortId: idOf('coh', 9) }, page('scr')),
    ],
    ['screenings.list of a consent', (scope) => queries.screenings.list(scope, { consentId: idOf('cns', 9) }, first)],
    ['findings.get', (scope) => queries.findings.get(scope, idOf('fnd', 9))],
    ['findings.list', (scope) => queries.findings.list(scope, idOf('scr', 9), page('fnd'))],
    ['reviews.get', (scope) => queries.reviews.get(scope, idOf('rev', 9))],
    ['reports.get', (scope) => queries.reports.get(scope, idOf('rpt', 9))],
    ['reports.list', (scope) => queries.reports.list(scope, { releasedOnly: false }, page('rpt'))],
  ];
  test.each(inOrder)('%s reads by an index, in its order', async (_name, ask) => {
    const plan = await plansOf(ask);
    expect(plan).toMatch(/Index (Only )?Scan/);
    expect(plan).not.toMatch(/Seq Scan|Sort|Bitmap/);
  });

  // Few rows of many, in an order that is not the index's: found by an index, then put in order.
  const few: readonly (readonly [string, (scope: TenantScope) => Promise<unknown>])[] = [
    [
      'applicants.many',
      (scope) =>
        queries.applicants.many(
          scope,
          [1, 2, 3].map((nth) => idOf('app', nth)),
        ),
    ],
    ['modelVotes.spentSince', (scope) => queries.modelVotes.spentSince(scope, '2026-12-01T00:00:00.000Z')],
    ['openUploads.underConsent', (scope) => queries.openUploads.underConsent(scope, idOf('cns', 9))],
    ['findings.ofScreening', (scope) => queries.findings.ofScreening(scope, idOf('scr', 9))],
    ['cohorts.progress', (scope) => queries.cohorts.progress(scope, idOf('coh', 9))],
    [
      'reports.list of a screening',
      (scope) => queries.reports.list(scope, { releasedOnly: true, screeningId: idOf('scr', 9) }, first),
    ],
    [
      'reports.list of an applicant',
      (scope) => queries.reports.list(scope, { releasedOnly: true, applicantId: idOf('app', 9) }, first),
    ],
    [
      'reports.list of a cohort',
      (scope) => queries.reports.list(scope, { releasedOnly: true, cohortId: idOf('coh', 9) }, first),
    ],
    ['reviews.waiting', (scope) => queries.reviews.waiting(scope, idOf('mem', 9), clock.now())],
  ];
  test.each(few)('%s finds its rows by an index', async (_name, ask) => {
    const plan = await plansOf(ask);
    expect(plan).toMatch(/Index/);
    expect(plan).not.toMatch(/Seq Scan/);
  });
});

test('the made-up rows are of all tenants', async () => {
  const { rows } = await inTransaction(core.pool('vg_projector'), (client) =>
    client.query<{ tenant_scope: string }>(
      'select tenant_scope from reports group by 1 having count(*) > 6000 order by 1',
    ),
  );
  expect(rows.map(({ tenant_scope }) => tenant_scope)).toEqual(scopes.map(scopeKey).sort());
});

import { holders, may, type Permission } from '@visaguard/access';
import { type Answered, type SeededTenant, startTestApi, type TestApi } from '@visaguard/api/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiOperation, apiOperations, type IdsByPrefix, neverIds, pathWith } from '../access/api-operations.ts';
import { credentialsByHolder } from '../access/credentials.ts';
import { requests } from './requests.ts';
import { canaries, populate } from './world.ts';

const operations = apiOperations();
/** Query parameters that name no object. */
const plainQuery = new Set(['limit', 'starting_after', 'state', 'action']);

let api: TestApi;
let owned: IdsByPrefix & { readonly token: string };
let ownEvents: number;
const intruders = new Map<string, (operation: ApiOperation) => string>();

beforeAll(async () => {
  api = await startTestApi();
  owned = await populate(api, api.tenant);
  const { tenantId } = api.tenant.scope;
  intruders.set('another tenant', await byPermission(api.other));
  intruders.set('the same tenant in live mode', await byPermission(await api.seed({ tenantId, mode: 'live' })));
  ownEvents = await eventsOf(api.tenant);
});
afterAll(() => api?.stop());

/** For each operation a credential of this tenant that may call it. */
async function byPermission(tenant: SeededTenant): Promise<(operation: ApiOperation) => string> {
  const credentials = await credentialsByHolder(api, tenant);
  return ({ operationId, permission }) => {
    const holder = holders.find((one) => may({ holds: [one] }, permission as Permission));
    const credential = holder && credentials.get(holder);
    if (!credential) throw new Error(`nobody may call ${operationId}`);
    return credential;
  };
}

/** Address and body of an operation that is asked about these objects. */
function requestOf(operation: ApiOperation, ids: IdsByPrefix): { readonly path: string; readonly json: string | null } {
  const { query, body } = requests[operation.operationId] ?? {};
  const path = `${pathWith(operation, ids)}${query ? `?${query(ids)}` : ''}`;
  return { path, json: body ? JSON.stringify(body(ids)) : null };
}

const namesObjects = (operation: ApiOperation) => {
  const [one, other] = [requestOf(operation, owned), requestOf(operation, neverIds)];
  return one.path !== other.path || one.json !== other.json;
};

function ask(operation: ApiOperation, as: string, ids: IdsByPrefix): Promise<Answered> {
  const { path, json } = requestOf(operation, ids);
  const body = json === null ? {} : { raw: json, headers: { 'Content-Type': 'application/json' } };
  return api.request(operation.method, path, { as, ...body });
}

test('every operation that takes a body, or an id in its query, is tried with one', () => {
  const untried = operations.filter(
    ({ operationId, hasBody, query }) =>
      !(operationId in requests) && (hasBody || query.some((name) => !plainQuery.has(name))),
  );
  expect(untried.map(({ operationId }) => operationId)).toEqual([]);
  const known = new Set(operations.map(({ operationId }) => operationId));
  expect(Object.keys(requests).filter((operationId) => !known.has(operationId))).toEqual([]);
});

describe.each(['another tenant', 'the same tenant in live mode'])('R29: with a credential of %s', (intruder) => {
  test('whatever names an object of the tenant is answered like one that never was, byte by byte', async () => {
    const credentialFor = intruders.get(intruder);
    for (const operation of operations.filter(namesObjects)) {
      const as = credentialFor?.(operation) ?? '';
      const foreign = await ask(operation, as, owned);
      const never = await ask(operation, as, neverIds);
      expect(withoutTrace(foreign, owned), operation.operationId).toEqual(withoutTrace(never, neverIds));
      if (Object.keys(operation.params).length > 0) expect(foreign.status, operation.operationId).toBe(404);
    }
  }, 60_000);

  test('P4: nothing that the other tenant reads holds a word or an id of this one', async () => {
    const credentialFor = intruders.get(intruder);
    for (const operation of operations) {
      const as = credentialFor?.(operation) ?? '';
      for (const ids of [owned, neverIds]) {
        const { text, headers } = await ask(operation, as, ids);
        const traffic = `${text}\n${JSON.stringify([...headers])}`.toLowerCase();
        for (const canary of [...canaries, api.tenant.scope.tenantId]) {
          const known = canary === api.tenant.scope.tenantId && intruder === 'the same tenant in live mode';
          if (!known) expect(traffic, `${operation.operationId} holds ${canary}`).not.toContain(canary);
        }
      }
    }
  }, 60_000);
});

test('R29: nothing of all this has changed anything of the tenant', async () => {
  expect(await eventsOf(api.tenant)).toBe(ownEvents);
  const read = await api.request('GET', `/v1/reports/${owned['rpt']}`, { as: api.tenant.key });
  expect(read.status).toBe(200);
  expect(read.text).toContain('marmalade');
});

test('one applicant’s portal holds nothing of another of the same tenant', async () => {
  const credentials = await credentialsByHolder(api, api.tenant);
  const as = credentials.get('applicant') ?? '';
  for (const operation of operations.filter(({ permission }) => permission.startsWith('portal:'))) {
    const foreign = await ask(operation, as, owned);
    const never = await ask(operation, as, neverIds);
    expect(withoutTrace(foreign, owned), operation.operationId).toEqual(withoutTrace(never, neverIds));
    for (const canary of canaries) expect(foreign.text.toLowerCase(), operation.operationId).not.toContain(canary);
  }
});

/** What a caller can tell apart: all but the request's own id, counters and what was asked for itself. */
function withoutTrace({ status, headers, text, body }: Answered, asked: IdsByPrefix) {
  const ignored = new Set(['request-id', 'ratelimit', 'date', 'visaguard-position', 'location']);
  const made = [body['request_id'], body.id, body['created_at'], ...Object.values(asked)];
  const plain = made.reduce<string>((rest, part) => (part ? rest.replaceAll(String(part), '') : rest), text);
  return { status, headers: [...headers].filter(([name]) => !ignored.has(name)), text: plain };
}

async function eventsOf({ scope }: SeededTenant): Promise<number> {
  const { rows } = await api.core
    .pool('vg_tail')
    .query<{ events: string }>('select count(*) as events from events where tenant_scope = $1', [
      `${scope.tenantId}/${scope.mode}`,
    ]);
  return Number(rows[0]?.events);
}

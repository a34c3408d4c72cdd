import { type Holder, holders, may, type Permission, policy } from '@visaguard/access';
import { startTestApi, type TestApi } from '@visaguard/api/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiOperation, apiOperations, neverIds, pathWith } from './api-operations.ts';
import { credentialsByHolder, uselessCredentials } from './credentials.ts';

const operations = apiOperations();
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

/** With ids that name nothing and without what the body or query must hold: whoever is let in changes nothing. */
function ask(operation: ApiOperation, as: string | null) {
  const body = operation.hasBody ? { raw: '{}', headers: { 'Content-Type': 'application/json' } } : {};
  return api.request(operation.method, pathWith(operation, neverIds), { as, ...body });
}

test('every operation names a permission of the policy, and every permission has an operation', () => {
  const named = new Set(operations.map(({ permission }) => permission));
  expect([...named].filter((permission) => !Object.hasOwn(policy, permission))).toEqual([]);
  expect(Object.keys(policy).filter((permission) => !named.has(permission))).toEqual([]);
});

test('no operation answers to a credential that opens nothing', async () => {
  const useless = await uselessCredentials(api);
  for (const operation of operations) {
    for (const [what, { as, status, code }] of useless) {
      const answer = await ask(operation, as);
      expect(answer, `${operation.operationId} with ${what}`).toMatchObject({ status, body: { code } });
      if (status === 401) expect(answer.headers.get('www-authenticate'), operation.operationId).toMatch(/^Bearer /);
    }
  }
}, 120_000);

test('who may call what is what the checked-in matrix says, tried on every operation with every role', async () => {
  const credentials = await credentialsByHolder(api, api.tenant);
  const rows: string[] = [];
  for (const operation of operations) {
    const cells: string[] = [];
    for (const [holder, as] of credentials) {
      const { status, body } = await ask(operation, as);
      const denied = status === 403 && body.code === 'permission_denied';
      if (!denied) expect([200, 400, 404, 415, 422, 503], `${operation.operationId} ${holder}`).toContain(status);
      expect(denied, `${operation.operationId} as ${holder}`).toBe(
        !may({ holds: [holder] }, operation.permission as Permission),
      );
      cells.push((denied ? '-' : 'Y').padEnd(holder.length));
    }
    rows.push(`${operation.operationId.padEnd(nameWidth)}${cells.join('  ')}`.trimEnd());
  }
  const head = `${'operation'.padEnd(nameWidth)}${holders.join('  ')}`;
  await expect(`${[head, ...rows.sort()].join('\n')}\n`).toMatchFileSnapshot('./policy-matrix.txt');
}, 120_000);

const nameWidth = Math.max(...operations.map(({ operationId }) => operationId.length)) + 2;

test('R13: in the policy no key and no other role reviews, and nobody but the applicant has the portal', () => {
  const holdersOf = (prefix: string) =>
    new Set(
      Object.entries(policy).flatMap(([permission, held]): readonly Holder[] =>
        permission.startsWith(prefix) ? held : [],
      ),
    );
  expect([...holdersOf('review:')]).toEqual(['reviewer']);
  expect([...holdersOf('portal:')]).toEqual(['applicant']);
});

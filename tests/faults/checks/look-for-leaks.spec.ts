import { expect, test } from 'vitest';
import type { Client } from '../load/client.ts';
import type { Tenant } from '../rig/tenants.ts';
import { lookForLeaks } from './look-for-leaks.ts';

const tenantOf = (canary: string): Tenant => ({
  scope: { tenantId: `ten_${canary}`, mode: 'test' },
  scopeKey: `ten_${canary}/test`,
  apiKey: canary,
  keyId: `key_${canary}`,
  canary,
});
const tenants = ['alder', 'birch'].map(tenantOf);

type Row = { readonly id: string; readonly name?: string };

/** Every tenant has one row in each list, and sees what `more` adds for it. */
function showing(more: (tenant: Tenant, list: string) => readonly Row[], name = (canary: string) => `Mara ${canary}`) {
  const refuse = () => Promise.reject(new Error('not asked for here'));
  const client: Client = {
    seen: { accepted: [], unanswered: [], unexpected: [], differingReplies: [] },
    command: refuse,
    commandTwice: refuse,
    async ask(tenant, { path }) {
      const [list = ''] = path.split('?');
      const isNamed = list === '/v1/applicants' || list === '/v1/cohorts';
      const own = {
        id: `${list} 1 ${tenant.apiKey.length}${tenant.apiKey[0]}`,
        ...(isNamed && { name: name(tenant.canary) }),
      };
      const text = JSON.stringify({ data: [own, ...more(tenant, list)], has_more: false });
      return { status: 200, text, headers: new Headers() };
    },
  };
  return lookForLeaks(client, tenants);
}

test('nothing is found where each tenant is shown its own', async () => {
  expect(await showing(() => [])).toEqual([]);
});

test.each(['/v1/applicants', '/v1/screenings', '/v1/audit_entries'])(
  'a row of another tenant in %s is found, also where only its id tells whose it is',
  async (list) => {
    const leaked = (tenant: Tenant, at: string) =>
      tenant.canary === 'birch' && at === list ? [{ id: `${list} 1 5a` }] : [];
    expect(await showing(leaked)).toContain(`${list} of birch: alder`);
  },
);

test('a search that could find nothing is no pass', async () => {
  const nameless = showing(
    () => [],
    () => 'sealed',
  );
  await expect(nameless).rejects.toThrow('does not name it');
});

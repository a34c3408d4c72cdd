import type { Client } from '../load/client.ts';
import type { Tenant } from '../rig/tenants.ts';

/** Names stand in the first two; in the others only ids tell whose a row is. */
const named = ['/v1/applicants', '/v1/cohorts'];
const lists = [...named, '/v1/screenings', '/v1/audit_entries'];
const pagesMax = 2;

type Page = { readonly data: readonly { readonly id: string }[]; readonly has_more: boolean };
type Shown = { readonly tenant: Tenant; readonly text: string; readonly ids: readonly string[] };

/**
 * Reads what each tenant can list and searches it for the others: their canaries, their tenant ids and what they can list
 * themselves (I9).
 * @throws where not even a tenant's own canary is in what it lists: the search would find nothing.
 */
export async function lookForLeaks(client: Client, tenants: readonly Tenant[]): Promise<string[]> {
  const found: string[] = [];
  for (const list of lists) {
    const shown: Shown[] = [];
    for (const tenant of tenants) shown.push(await shownTo(client, tenant, list));
    for (const { tenant, text, ids } of shown) {
      if (named.includes(list) && ids.length > 0 && !text.includes(tenant.canary)) {
        throw new Error(`${list} of ${tenant.canary} does not name it`);
      }
      for (const other of shown) {
        if (other.tenant === tenant) continue;
        const words = [other.tenant.canary, other.tenant.scope.tenantId, ...other.ids];
        if (words.some((word) => text.includes(word)))
          found.push(`${list} of ${tenant.canary}: ${other.tenant.canary}`);
      }
    }
  }
  return found;
}

async function shownTo(client: Client, tenant: Tenant, list: string): Promise<Shown> {
  const ids: string[] = [];
  let text = '';
  let after = '';
  for (let page = 0; page < pagesMax; page++) {
    const answer = await client.ask(tenant, { method: 'GET', path: `${list}?limit=100${after}` });
    if (answer?.status !== 200) throw new Error(`${list} cannot be listed: ${answer?.status} ${answer?.text}`);
    text += answer.text;
    const { data, has_more: hasMore } = JSON.parse(answer.text) as Page;
    ids.push(...data.map(({ id }) => id));
    if (!hasMore) break;
    after = `&starting_after=${ids.at(-1)}`;
  }
  return { tenant, text, ids };
}

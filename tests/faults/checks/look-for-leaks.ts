import type { Client } from '../load/client.ts';
import type { Tenant } from '../rig/tenants.ts';

const lists = ['/v1/applicants', '/v1/cohorts', '/v1/screenings', '/v1/audit_entries'];
const pagesMax = 2;

type Page = { readonly data: readonly { readonly id: string }[]; readonly has_more: boolean };

/** Reads what each tenant can list and searches it for the others: their canaries and their tenant ids (I9). */
export async function lookForLeaks(client: Client, tenants: readonly Tenant[]): Promise<string[]> {
  const found: string[] = [];
  for (const tenant of tenants) {
    for (const list of lists) {
      const text = await textOf(client, tenant, list);
      for (const other of tenants) {
        if (other === tenant) continue;
        const words = [other.canary, other.scope.tenantId];
        if (words.some((word) => text.includes(word))) found.push(`${list} of ${tenant.canary}: ${other.canary}`);
      }
    }
  }
  return found;
}

async function textOf(client: Client, tenant: Tenant, list: string): Promise<string> {
  let text = '';
  let after = '';
  for (let page = 0; page < pagesMax; page++) {
    const answer = await client.ask(tenant, { method: 'GET', path: `${list}?limit=100${after}` });
    if (answer?.status !== 200) throw new Error(`${list} cannot be listed: ${answer?.status} ${answer?.text}`);
    text += answer.text;
    const { data, has_more: hasMore } = JSON.parse(answer.text) as Page;
    if (!hasMore) return text;
    after = `&starting_after=${data.at(-1)?.id}`;
  }
  return text;
}

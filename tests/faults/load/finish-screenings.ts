import type { Tenant } from '../rig/tenants.ts';
import { until } from '../rig/until.ts';
import type { Client } from './client.ts';

type Listed = { readonly data: readonly { readonly id: string }[] };

const runningStates = ['pending', 'in_progress', 'in_review', 'ready'];

/**
 * Ends the window of every applicant whose report is reviewed, as the applicant would, until no screening is under way.
 * @throws where some never end.
 */
export async function finishScreenings(client: Client, tenants: readonly Tenant[], timeoutMs: number): Promise<void> {
  const released = new Set<string>();
  const isDone = async (tenant: Tenant) => {
    for (const id of await listed(client, tenant, 'ready')) {
      if (released.has(id)) continue;
      const command = {
        what: 'release report',
        method: 'POST' as const,
        path: `/v1/test/screenings/${id}/simulate`,
        key: `${id}/release`,
        body: { action: 'applicant_release' },
        // The case is reviewed and its report not written yet; or the consent was withdrawn in between.
        mayRefuse: ['report_not_reviewed', 'report_not_readable'],
      };
      if (await client.command(tenant, command)) released.add(id);
    }
    const left = await Promise.all(runningStates.map((state) => listed(client, tenant, state)));
    return left.flat().length === 0;
  };
  const allDone = async () => (await Promise.all(tenants.map(isDone))).every(Boolean);
  await until('every screening has ended', allDone, timeoutMs);
}

async function listed(client: Client, tenant: Tenant, state: string): Promise<string[]> {
  const answer = await client.ask(tenant, { method: 'GET', path: `/v1/screenings?state=${state}&limit=100` });
  if (answer?.status !== 200) throw new Error(`the screenings cannot be listed: ${answer?.text}`);
  return (JSON.parse(answer.text) as Listed).data.map(({ id }) => id);
}

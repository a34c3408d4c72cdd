import { badUsage } from '../cannot-run.ts';
import { commandArguments } from '../command-arguments.ts';
import { tell } from '../tell.ts';
import { checkTenant } from './check-tenant.ts';
import { createTenant } from './create-tenant.ts';
import { tenantUsage } from './usage.ts';
import { withApplication } from './with-application.ts';

const options = {
  'data-dir': { type: 'string' },
  name: { type: 'string' },
  type: { type: 'string' },
  place: { type: 'string' },
  owner: { type: 'string' },
  email: { type: 'string' },
  live: { type: 'boolean' },
} as const;

/** `visaguard tenant`: makes tenants. @returns the exit code. */
export async function runTenant(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments('tenant', args, options);
  const [name, stray] = positionals;
  if (name === undefined) {
    process.stderr.write(tenantUsage);
    return 2;
  }
  if (name !== 'create') {
    throw badUsage(`There is no tenant ${JSON.stringify(name)}; visaguard tenant --help tells what there is.`);
  }
  if (stray !== undefined) throw badUsage(`tenant create takes no ${JSON.stringify(stray)}.`);
  const mode = values.live ? 'live' : 'test';
  const checked = checkTenant(values, mode);
  const owner = { name: values.owner || 'Owner', email: values.email || null };
  const { tenantId, apiKey, ownerToken } = await withApplication(values, (app) =>
    createTenant(app, { ...checked, mode, owner }),
  );
  for (const line of [tenantId, apiKey, ownerToken]) tell(line);
  return 0;
}

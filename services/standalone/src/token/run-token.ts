import { mintSecret, type SecretKind, secretSha256 } from '@visaguard/access';
import { type Application, execute, loadState } from '@visaguard/application';
import {
  addMember,
  applicant,
  credential,
  issueApiKey,
  issuePersonToken,
  member,
  type PersonSubject,
  recordTraining,
  tenant,
} from '@visaguard/domain';
import { instant, isId, mintId, ok, refuse, sha256Hex, type TenantScope } from '@visaguard/kernel';
import { openApplication } from '@visaguard/runtime';
import { badUsage, CannotRun } from '../cannot-run.ts';
import { commandArguments } from '../command-arguments.ts';
import { foundTenant, newApiKey } from '../start/found-tenant.ts';
import { placeOf } from './place.ts';
import { tokenUsage } from './usage.ts';

const options = {
  'data-dir': { type: 'string' },
  tenant: { type: 'string' },
  live: { type: 'boolean' },
  name: { type: 'string' },
  email: { type: 'string' },
  days: { type: 'string' },
} as const;

type Values = { readonly name?: string; readonly email?: string; readonly days?: string };

/** `visaguard token`: credentials that no API call hands out. @returns the exit code. */
export async function runToken(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments('token', args, options);
  const [kind, subject] = positionals;
  if (kind === undefined) {
    process.stderr.write(tokenUsage);
    return 2;
  }
  if (kind !== 'reviewer' && kind !== 'applicant' && kind !== 'key' && kind !== 'tenant') {
    throw badUsage(`There is no token for ${JSON.stringify(kind)}; visaguard token --help tells which there are.`);
  }
  const { settings, tenantId } = await placeOf(values);
  if ((kind === 'tenant') !== (tenantId === null)) {
    throw badUsage(kind === 'tenant' ? 'There is a tenant already.' : 'Name the tenant with --tenant.');
  }
  if (kind === 'tenant' && values.live) throw badUsage('A live tenant is made by visaguard tenant create.');
  const { app, close } = await openApplication(settings);
  try {
    if (tenantId === null) return show(await foundWithKey(app, values));
    const scope: TenantScope = { tenantId, mode: values.live ? 'live' : 'test' };
    await refuseUnknown(app, scope);
    if (kind === 'key') return show(await issueKey(app, scope));
    if (kind === 'applicant') return show(await issueToApplicant(app, scope, subject, values));
    return show(await issueToReviewer(app, scope, values));
  } finally {
    await close();
  }
}

function show(secret: string): number {
  process.stdout.write(`${secret}\n`);
  return 0;
}

function commandOf(app: Application, scope: TenantScope) {
  const commandId = `command-line/${mintId('request', app.clock, app.random)}`;
  const actor = { kind: 'operator', id: 'command-line' } as const;
  return { scope, actor, commandId, bodyHash: sha256Hex(commandId), at: instant(app.clock) };
}

function mint(app: Application, scope: TenantScope, kind: SecretKind): string {
  return mintSecret(kind, scope.mode, app.random);
}

/** @returns the tenant and its first key, one a line. */
async function foundWithKey(app: Application, { name }: Values): Promise<string> {
  if (!name) throw badUsage('A tenant has a name: give --name.');
  const tenantId = mintId('tenant', app.clock, app.random);
  const { apiKey } = await foundTenant(app, { tenantId, name, apiKey: newApiKey(app) });
  return `${tenantId}\n${apiKey}`;
}

/** A credential of a tenant that nobody founded would open nothing. */
async function refuseUnknown(app: Application, scope: TenantScope): Promise<void> {
  const { state } = await loadState(app, scope, { aggregate: tenant, streamId: scope.tenantId });
  if (state.kind === 'none') throw new CannotRun('There is no such tenant.');
}

async function issueKey(app: Application, scope: TenantScope): Promise<string> {
  const secret = mint(app, scope, 'api_key');
  const keyId = mintId('apiKey', app.clock, app.random);
  const outcome = await execute(app, commandOf(app, scope), async (reader) => {
    const on = reader.fresh(credential, keyId);
    const secretHash = secretSha256(secret);
    const issued = issueApiKey(on.state, {
      keyId,
      name: 'from the command line',
      secretSha256: secretHash,
      scopes: ['read', 'write'],
      expiresAt: null,
    });
    return issued.ok ? ok({ changes: [{ on, events: issued.value }] }) : issued;
  });
  return done(outcome, secret);
}

async function issueToApplicant(
  app: Application,
  scope: TenantScope,
  applicantId: string | undefined,
  values: Values,
): Promise<string> {
  if (!applicantId || !isId('applicant', applicantId)) throw badUsage('Name the applicant: app_ and 26 characters.');
  const secret = mint(app, scope, 'person');
  const outcome = await execute(app, commandOf(app, scope), async (reader) => {
    const person = await reader.load(applicant, applicantId);
    if (person.state.kind !== 'created') return refuse('applicant_unknown', 'There is no such applicant.');
    const issued = tokenFor(app, { subject: { kind: 'applicant', applicantId }, secret, values });
    const on = reader.fresh(credential, issued.tokenId);
    const decision = issuePersonToken(on.state, issued);
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  return done(outcome, secret);
}

async function issueToReviewer(app: Application, scope: TenantScope, values: Values): Promise<string> {
  const { name, email } = values;
  if (!name || !email) throw badUsage('A reviewer is a person: give --name and --email.');
  const secret = mint(app, scope, 'person');
  const memberId = mintId('member', app.clock, app.random);
  const outcome = await execute(app, commandOf(app, scope), async (reader) => {
    const person = reader.fresh(member, memberId);
    const personal = { name, email };
    const added = addMember(person.state, { memberId, roles: ['reviewer'], simulated: false, personal }, scope.mode);
    if (!added.ok) return added;
    const trained = recordTraining(added.value.reduce(member.evolve, person.state), { at: instant(app.clock) });
    if (!trained.ok) return trained;
    const issued = tokenFor(app, { subject: { kind: 'member', memberId }, secret, values });
    const on = reader.fresh(credential, issued.tokenId);
    const decision = issuePersonToken(on.state, issued);
    if (!decision.ok) return decision;
    return ok({
      changes: [
        { on: person, events: [...added.value, ...trained.value] },
        { on, events: decision.value },
      ],
    });
  });
  return done(outcome, secret);
}

type TokenFor = { readonly subject: PersonSubject; readonly secret: string; readonly values: Values };

function tokenFor(app: Application, { subject, secret, values }: TokenFor) {
  const days = Number(values.days ?? '30');
  if (!Number.isInteger(days) || days < 1 || days > 365) throw badUsage('--days takes a whole number from 1 to 365.');
  const expiresAt = new Date(app.clock.now().getTime() + days * 86_400_000).toISOString();
  return {
    tokenId: mintId('personToken', app.clock, app.random),
    secretSha256: secretSha256(secret),
    subject,
    expiresAt,
  };
}

function done(outcome: Awaited<ReturnType<typeof execute>>, secret: string): string {
  if (outcome.kind === 'done') return secret;
  throw new CannotRun(outcome.kind === 'refused' ? outcome.refusal.detail : 'The command was given before.');
}

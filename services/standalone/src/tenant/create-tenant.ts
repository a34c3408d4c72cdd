import { mintSecret, secretSha256 } from '@visaguard/access';
import { type Application, execute } from '@visaguard/application';
import {
  addMember,
  credential,
  issueApiKey,
  issuePersonToken,
  member,
  registerTenant,
  tenant,
} from '@visaguard/domain';
import { instant, type Mode, mintId, ok, sha256Hex, type TenantId } from '@visaguard/kernel';
import { CannotRun } from '../cannot-run.ts';
import type { CheckedTenant } from './check-tenant.ts';

const tokenDays = 30;

export type TenantOrder = CheckedTenant & {
  readonly mode: Mode;
  readonly owner: { readonly name: string; readonly email: string | null };
};

/** The secrets are shown once: only their digests are stored. */
export type CreatedTenant = { readonly tenantId: TenantId; readonly apiKey: string; readonly ownerToken: string };

/**
 * A tenant with its owner, an API key and a token of the owner, all in one transaction. Nothing is certified: that is
 * the owner's to do (rule R6).
 */
export async function createTenant(app: Application, order: TenantOrder): Promise<CreatedTenant> {
  const { mode, name, requesterType, place, owner } = order;
  const tenantId = mintId('tenant', app.clock, app.random);
  const [apiKey, ownerToken] = [mintSecret('api_key', mode, app.random), mintSecret('person', mode, app.random)];
  const memberId = mintId('member', app.clock, app.random);
  const keyId = mintId('apiKey', app.clock, app.random);
  const tokenId = mintId('personToken', app.clock, app.random);
  const outcome = await execute(app, commandOf(app, { tenantId, mode }), async (reader) => {
    const on = reader.fresh(tenant, tenantId);
    const registered = registerTenant(on.state, { tenantId, name, requesterType, place });
    if (!registered.ok) return registered;
    const person = reader.fresh(member, memberId);
    // A domain of RFC 2606 that no mail is ever delivered to.
    const personal = { name: owner.name, email: owner.email ?? `owner@${tenantId.replace('_', '-')}.invalid` };
    const added = addMember(person.state, { memberId, roles: ['owner'], simulated: false, personal }, mode);
    if (!added.ok) return added;
    const key = reader.fresh(credential, keyId);
    const issued = issueApiKey(key.state, {
      ...{ keyId, name: 'first key', secretSha256: secretSha256(apiKey), scopes: ['read', 'write'], expiresAt: null },
    });
    if (!issued.ok) return issued;
    const token = reader.fresh(credential, tokenId);
    const given = issuePersonToken(token.state, {
      ...{ tokenId, secretSha256: secretSha256(ownerToken), subject: { kind: 'member', memberId } },
      expiresAt: new Date(app.clock.now().getTime() + tokenDays * 86_400_000).toISOString(),
    });
    if (!given.ok) return given;
    return ok({
      changes: [
        { on, events: registered.value },
        { on: person, events: added.value },
        { on: key, events: issued.value },
        { on: token, events: given.value },
      ],
    });
  });
  if (outcome.kind === 'done') return { tenantId, apiKey, ownerToken };
  throw new CannotRun(outcome.kind === 'refused' ? outcome.refusal.detail : 'The command was given before.');
}

function commandOf(app: Application, scope: { readonly tenantId: TenantId; readonly mode: Mode }) {
  const commandId = `command-line/${mintId('request', app.clock, app.random)}`;
  const actor = { kind: 'operator', id: 'command-line' } as const;
  return { scope, actor, commandId, bodyHash: sha256Hex(commandId), at: instant(app.clock) };
}

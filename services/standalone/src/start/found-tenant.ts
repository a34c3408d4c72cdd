import { mintSecret, secretSha256 } from '@visaguard/access';
import { type Application, type CommandOutcome, execute } from '@visaguard/application';
import {
  addMember,
  certifyPurposes,
  credential,
  issueApiKey,
  member,
  recordTraining,
  registerTenant,
  tenant,
} from '@visaguard/domain';
import { deriveId, instant, ok, sha256Hex, type TenantId, type TenantScope } from '@visaguard/kernel';

export type FoundedTenant = { readonly scope: TenantScope; readonly apiKey: string };

export type TenantToFound = { readonly tenantId: TenantId; readonly name: string; readonly apiKey: string };

/**
 * A university of the test place XA, in test mode, with a simulated reviewer and one API key, all in one transaction:
 * a start that is cut off leaves all of it or nothing. Repeating it with the same input changes nothing.
 */
export async function foundTenant(app: Application, founding: TenantToFound): Promise<FoundedTenant> {
  const { tenantId, name, apiKey } = founding;
  const scope: TenantScope = { tenantId, mode: 'test' };
  const at = instant(app.clock);
  const command = {
    scope,
    actor: { kind: 'operator', id: 'first-start' } as const,
    commandId: 'first-start/found-tenant',
    bodyHash: sha256Hex(tenantId),
    at,
  };
  const memberId = deriveId('member', [tenantId, 'simulated-reviewer']);
  const keyId = deriveId('apiKey', [tenantId, 'first-key']);
  const outcome = await execute(app, command, async (reader) => {
    const owner = reader.fresh(tenant, tenantId);
    const registered = registerTenant(owner.state, { tenantId, name, requesterType: 'university', place: 'XA' });
    if (!registered.ok) return registered;
    const active = registered.value.reduce(tenant.evolve, owner.state);
    const purposes = ['admission_visa_readiness', 'scholarship_visa_readiness', 'exchange_programme'] as const;
    const certified = certifyPurposes(active, { purposes, nonDiscrimination: true, at });
    if (!certified.ok) return certified;

    const person = reader.fresh(member, memberId);
    const personal = { name: 'Simulated reviewer', email: 'reviewer@sample.example' };
    const added = addMember(person.state, { memberId, roles: ['reviewer'], simulated: true, personal }, scope.mode);
    if (!added.ok) return added;
    const trained = recordTraining(added.value.reduce(member.evolve, person.state), { at });
    if (!trained.ok) return trained;

    const key = reader.fresh(credential, keyId);
    const secret = secretSha256(apiKey);
    const issued = issueApiKey(key.state, {
      keyId,
      name: 'first key',
      secretSha256: secret,
      scopes: ['read', 'write'],
      expiresAt: null,
    });
    if (!issued.ok) return issued;
    return ok({
      changes: [
        { on: owner, events: [...registered.value, ...certified.value] },
        { on: person, events: [...added.value, ...trained.value] },
        { on: key, events: issued.value },
      ],
    });
  });
  insist(outcome);
  return { scope, apiKey };
}

export function newApiKey(app: Pick<Application, 'random'>): string {
  return mintSecret('api_key', 'test', app.random);
}

function insist(outcome: CommandOutcome): void {
  if (outcome.kind !== 'done') throw new Error(`the sample tenant could not be made: ${JSON.stringify(outcome)}`);
}

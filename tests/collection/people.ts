import { type Application, type Command, execute, orderScreening } from '@visaguard/application';
import {
  applicant,
  certifyPurposes,
  consent,
  createApplicant,
  type Decision,
  declareHandle,
  handle,
  type Platform,
  platforms,
  proveHandle,
  recordConsent,
  registerTenant,
  tenant,
} from '@visaguard/domain';
import {
  type ApplicantId,
  deriveId,
  encodeIdBody,
  instant,
  mintId,
  ok,
  type ScreeningId,
  systemClock,
  systemRandom,
  type TenantScope,
} from '@visaguard/kernel';
import { accountIdOf, handleOf } from './made-up-platforms.ts';

const purpose = 'admission_visa_readiness';

/** A university in a place where the gate allows everything; live, since test mode runs no actor. */
const liveScope: TenantScope = { tenantId: `ten_${encodeIdBody(new Uint8Array(16).fill(7))}`, mode: 'live' };

const applicantIdOf = (nth: number): ApplicantId => deriveId('applicant', [String(nth)]);
const handleIdOf = (nth: number, platform: Platform) => deriveId('handle', [String(nth), platform]);
const screeningIdOf = (nth: number): ScreeningId => deriveId('screening', [String(nth)]);

function newCommand(): Command {
  const commandId = mintId('request', systemClock, systemRandom);
  const actor = { kind: 'operator', id: 'test' } as const;
  return { scope: liveScope, actor, commandId, bodyHash: '', at: instant(systemClock) };
}

export async function registerUniversity(app: Application): Promise<void> {
  await accepted(
    execute(app, newCommand(), async (reader) => {
      const on = reader.fresh(tenant, liveScope.tenantId);
      const { tenantId } = liveScope;
      const name = 'Sample University';
      const registered = taken(registerTenant(on.state, { tenantId, name, requesterType: 'university', place: 'AU' }));
      const active = registered.reduce(tenant.evolve, on.state);
      const at = instant(systemClock);
      const certified = taken(certifyPurposes(active, { purposes: [purpose], nonDiscrimination: true, at }));
      return ok({ changes: [{ on, events: [...registered, ...certified] }] });
    }),
  );
}

/** The nth person, on all five platforms, each account proven, who agrees to public profiles being read. */
export async function bringPerson(app: Application, nth: number): Promise<void> {
  const applicantId = applicantIdOf(nth);
  const consentId = deriveId('consent', [String(nth)]);
  const at = instant(systemClock);
  await accepted(
    execute(app, newCommand(), async (reader) => {
      const person = reader.fresh(applicant, applicantId);
      const named = { name: 'Mara Sample', email: 'mara@example.org', externalRef: null };
      const created = createApplicant(person.state, { applicantId, unitId: null, place: 'AU', adult: true, ...named });
      const permission = reader.fresh(consent, consentId);
      const granted = recordConsent(permission.state, {
        ...{ consentId, applicantId, method: 'signed_document', textVersion: 'sample-1', textSha256: 'a'.repeat(64) },
        ...{ documentSha256: 'd'.repeat(64), language: 'en', collectedBy: 'Sample Office', ip: null },
        scope: {
          ...{ platforms, sources: ['archive', 'apify'], purpose },
          ...{ lookbackYears: 5, requesterNamed: true, retentionDays: 365 },
        },
        ...{ grantedAt: at, recordedAt: at, expiresAt: new Date(Date.parse(at) + 180 * 86_400_000).toISOString() },
      });
      const accounts = platforms.map((platform) => {
        const handleId = handleIdOf(nth, platform);
        const on = reader.fresh(handle, handleId);
        const canonical = handleOf(nth);
        const declared = taken(declareHandle(on.state, { handleId, applicantId, platform, raw: canonical, canonical }));
        const proof = { identifiers: ['bio_code'], accountId: accountIdOf(nth) };
        const proven = taken(proveHandle(declared.reduce(handle.evolve, on.state), proof));
        return { on, events: [...declared, ...proven] };
      });
      return ok({
        changes: [{ on: person, events: taken(created) }, { on: permission, events: taken(granted) }, ...accounts],
      });
    }),
  );
}

/** Orders the screening of all accounts of the nth person. */
export async function orderPerson(app: Application, nth: number): Promise<void> {
  await accepted(
    orderScreening(app, newCommand(), {
      ...{ screeningId: screeningIdOf(nth), applicantId: applicantIdOf(nth), cohortId: null, mode: 'requested' },
      ...{ purpose, consentId: deriveId('consent', [String(nth)]), asOf: instant(systemClock), certified: true },
      handleIds: platforms.map((platform) => handleIdOf(nth, platform)),
    }),
  );
}

async function accepted(outcome: ReturnType<typeof execute>): Promise<void> {
  const { kind, ...told } = await outcome;
  if (kind !== 'done') throw new Error(`${kind}: ${JSON.stringify(told)}`);
}

function taken<Event>(decision: Decision<Event>): readonly Event[] {
  if (!decision.ok) throw new Error(decision.error.detail);
  return decision.value;
}

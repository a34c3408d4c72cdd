import {
  attachArchive,
  type Command,
  type CommandOutcome,
  declareHandle,
  execute,
  orderScreening,
  type Plan,
  type Reader,
  recordConsent,
} from '@visaguard/application';
import {
  addMember,
  applicant,
  certifyPurposes,
  createApplicant,
  defaultPolicy,
  type MemberRole,
  member,
  type Platform,
  type Purpose,
  recordTraining,
  registerTenant,
  type ScreeningPolicy,
  type SourceKind,
  setPolicy,
  tenant,
} from '@visaguard/domain';
import {
  type ApplicantId,
  type ConsentId,
  type HandleId,
  instant,
  type MemberId,
  mintId,
  ok,
  type Refusal,
  type Result,
  type ScreeningId,
  systemRandom,
  type TenantScope,
} from '@visaguard/kernel';
import { buildInstagramExport, buildLinkedinExport, buildXExport, type MadeExport } from '@visaguard/testkit';
import type { TestWorker } from './start-test-worker.ts';

export const purpose: Purpose = 'admission_visa_readiness';
const asOf = '2026-11-01T00:00:00.000Z';
let count = 0;

export function commandOf(world: TestWorker, scope: TenantScope): Command {
  const at = instant(world.clock);
  return { scope, actor: { kind: 'operator', id: 'test' }, commandId: `test/${count++}`, bodyHash: 'body', at };
}

export async function given(
  world: TestWorker,
  scope: TenantScope,
  plan: (reader: Reader) => Promise<Result<Plan, Refusal>>,
): Promise<void> {
  accepted(await execute(world.app, commandOf(world, scope), plan));
}

export function accepted(outcome: CommandOutcome): void {
  if (outcome.kind !== 'done') throw new Error(`what a test needs was refused: ${JSON.stringify(outcome)}`);
}

export type TenantOptions = {
  readonly mode?: TenantScope['mode'];
  readonly simulatedReviewer?: boolean;
  readonly place?: string;
  readonly policy?: Partial<ScreeningPolicy>;
};

/** A university where the gate allows everything, with a simulated reviewer unless told otherwise. */
export async function registeredTenant(world: TestWorker, options: TenantOptions = {}): Promise<TenantScope> {
  const { mode = 'test', simulatedReviewer = true, place = mode === 'test' ? 'XA' : 'AU', policy } = options;
  const scope: TenantScope = { tenantId: mintId('tenant', world.clock, systemRandom), mode };
  const at = instant(world.clock);
  await given(world, scope, async (reader) => {
    const on = reader.fresh(tenant, scope.tenantId);
    const { tenantId } = scope;
    const registered = registerTenant(on.state, {
      ...{ tenantId, name: 'Sample University', requesterType: 'university', place },
    });
    if (!registered.ok) return registered;
    const active = registered.value.reduce(tenant.evolve, on.state);
    const certified = certifyPurposes(active, { purposes: [purpose], nonDiscrimination: true, at });
    const set = setPolicy(active, { ...defaultPolicy, ...policy });
    if (!certified.ok) return certified;
    if (!set.ok) return set;
    return ok({ changes: [{ on, events: [...registered.value, ...certified.value, ...set.value] }] });
  });
  if (simulatedReviewer) await addedMember(world, scope, { simulated: true });
  return scope;
}

export async function addedMember(
  world: TestWorker,
  scope: TenantScope,
  of: { readonly simulated?: boolean; readonly roles?: readonly MemberRole[] } = {},
): Promise<MemberId> {
  const { simulated = false, roles = ['reviewer'] } = of;
  const memberId = mintId('member', world.clock, systemRandom);
  await given(world, scope, async (reader) => {
    const on = reader.fresh(member, memberId);
    const personal = { name: 'Rae Sample', email: 'rae@example.org' };
    const added = addMember(on.state, { memberId, roles, simulated, personal }, scope.mode);
    if (!added.ok) return added;
    const trained = recordTraining(added.value.reduce(member.evolve, on.state), { at: instant(world.clock) });
    return trained.ok ? ok({ changes: [{ on, events: [...added.value, ...trained.value] }] }) : trained;
  });
  return memberId;
}

export type Person = {
  readonly scope: TenantScope;
  readonly applicantId: ApplicantId;
  readonly consentId: ConsentId;
  readonly handles: Readonly<Partial<Record<Platform, HandleId>>>;
};

const mara = {
  handle: 'mara.sample',
  name: 'Mara Sample',
  email: 'mara.sample@example.org',
  accountId: '77001',
};
const xHandle = 'mara_sample';

export const threat = 'He lied about me in front of everyone. I am going to kill him for this.';
export const harmless = [
  'Passed my statistics exam, three cups of coffee later. Library, I will miss you.',
  'New week, new recipe: lentil soup with lemon. Would cook again.',
  'Morning run along the river before lectures. Cold hands, clear head.',
];

const dated = (texts: readonly string[]) =>
  texts.map((text, nth) => ({
    text,
    at: new Date(Date.parse('2026-09-01T12:00:00.000Z') - nth * 86_400_000).toISOString(),
  }));

export function instagramOf(texts: readonly string[], more: Partial<Parameters<typeof buildInstagramExport>[0]> = {}) {
  const { handle, name, email } = mara;
  return buildInstagramExport({ handle, name, email, exportedAt: asOf, posts: dated(texts), ...more });
}

export function xOf(texts: readonly string[], more: Partial<Parameters<typeof buildXExport>[0]> = {}) {
  const { name, email, accountId } = mara;
  return buildXExport({ handle: xHandle, name, email, accountId, exportedAt: asOf, posts: dated(texts), ...more });
}

/** It names its owner by name, e-mail and number, and not by the handle. */
export function linkedinOf(texts: readonly string[]) {
  const [firstName = '', lastName = ''] = mara.name.split(' ');
  return buildLinkedinExport({
    ...{ firstName, lastName, email: mara.email, memberId: '181682616' },
    ...{ exportedAt: asOf, posts: dated(texts) },
  });
}

const declaredPlatforms = ['instagram', 'linkedin', 'x'] as const;
type Declared = (typeof declaredPlatforms)[number];

/** A person of the tenant with a consent, and the exports given. */
export async function personWith(
  world: TestWorker,
  scope: TenantScope,
  exports: Readonly<Partial<Record<Declared, MadeExport>>>,
): Promise<Person> {
  const applicantId = mintId('applicant', world.clock, systemRandom);
  const place = scope.mode === 'test' ? 'XA' : 'AU';
  await given(world, scope, async (reader) => {
    const on = reader.fresh(applicant, applicantId);
    const { name, email } = mara;
    const who = { applicantId, unitId: null, place, adult: true, name, email, externalRef: null };
    const decision = createApplicant(on.state, who);
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  const consentId = await recordedConsent(world, scope, { applicantId });
  const handles: Partial<Record<Platform, HandleId>> = {};
  for (const platform of declaredPlatforms) {
    const made = exports[platform];
    if (!made) continue;
    const handleId = await declaredHandle(world, { scope, applicantId, platform });
    handles[platform] = handleId;
    await attached(world, { scope, handleId, consentId, made });
  }
  return { scope, applicantId, consentId, handles };
}

/** A consent for all of these platforms, for nearly a year. */
export async function recordedConsent(
  world: TestWorker,
  scope: TenantScope,
  of: { readonly applicantId: ApplicantId; readonly purpose?: Purpose; readonly sources?: readonly SourceKind[] },
): Promise<ConsentId> {
  const consentId = mintId('consent', world.clock, systemRandom);
  const grantedAt = instant(world.clock);
  const expiresAt = new Date(world.clock.now().getTime() + 330 * 86_400_000).toISOString();
  accepted(
    await recordConsent(world.app, commandOf(world, scope), {
      ...{ consentId, applicantId: of.applicantId, grantedAt, expiresAt },
      scope: {
        ...{ platforms: declaredPlatforms, purpose: of.purpose ?? purpose },
        ...{ sources: of.sources ?? ['archive'], lookbackYears: 5, requesterNamed: true, retentionDays: 365 },
      },
      ...{ method: 'signed_document', textVersion: 'sample-1', textSha256: 'a'.repeat(64), language: 'en' },
      ...{ documentSha256: 'd'.repeat(64), collectedBy: 'Sample office', ip: null, reply: {} },
    }),
  );
  return consentId;
}

async function declaredHandle(
  world: TestWorker,
  of: { readonly scope: TenantScope; readonly applicantId: ApplicantId; readonly platform: Declared },
): Promise<HandleId> {
  const { scope, applicantId, platform } = of;
  let handleId: HandleId | null = null;
  const raw = { instagram: mara.handle, linkedin: 'mara-sample', x: xHandle }[platform];
  const reply = (id: HandleId) => {
    handleId = id;
    return {};
  };
  accepted(await declareHandle(world.app, commandOf(world, scope), { applicantId, platform, raw, reply }));
  if (!handleId) throw new Error('the handle has an id');
  return handleId;
}

export async function attached(
  world: TestWorker,
  of: {
    readonly scope: TenantScope;
    readonly handleId: HandleId;
    readonly consentId: ConsentId;
    readonly made: MadeExport;
  },
): Promise<void> {
  const { scope, handleId, consentId, made } = of;
  const zip = await made.zipBytes();
  const chunks = (async function* () {
    yield zip;
  })();
  const upload = { handleId, consentId, chunks, sizeBytesMax: 10_000_000, reply: () => ({}) };
  accepted(await attachArchive(world.app, commandOf(world, scope), upload));
}

/** Orders the screening of all that the person has attached. */
export async function ordered(world: TestWorker, person: Person): Promise<ScreeningId> {
  const { scope, applicantId, consentId, handles } = person;
  const screeningId = mintId('screening', world.clock, systemRandom);
  accepted(
    await orderScreening(world.app, commandOf(world, scope), {
      ...{ screeningId, applicantId, cohortId: null, mode: 'requested', purpose, consentId },
      ...{ handleIds: Object.values(handles), asOf, certified: true },
    }),
  );
  return screeningId;
}

import { systemClock } from '@visaguard/kernel';
import type { Draws } from '../rig/draws.ts';
import type { Tenant } from '../rig/tenants.ts';
import type { Client, Command } from './client.ts';
import { consentOf, exportOf, madeUpPerson } from './made-up-people.ts';

/** What one visitor of the API does, step after step. `name` is part of every key, so no two share one. */
export type Journey = (visit: Visit) => Promise<void>;
export type Visit = {
  readonly client: Client;
  readonly tenant: Tenant;
  readonly name: string;
  readonly draws: Draws;
};

const purpose = 'admission_visa_readiness';
const twiceAtOnceShare = 0.05;

const applicant: Journey = async (visit) => {
  await enrol(visit);
};

const cohort: Journey = async (visit) => {
  const body = { name: `${visit.tenant.canary} ${visit.name}`, purpose };
  const made = await step(visit, { what: 'create cohort', path: '/v1/cohorts', body });
  if (!made) return;
  const member = await enrol(visit);
  const path = `/v1/cohorts/${made.id}`;
  if (member) {
    await step(visit, { what: 'add to cohort', method: 'PUT', path: `${path}/applicants/${member.applicantId}` });
  }
  await step(visit, { what: 'open cohort', path: `${path}/open`, body: {} });
  await step(visit, { what: 'close cohort', path: `${path}/close`, body: {} });
};

const consent: Journey = async (visit) => {
  const member = await enrol(visit);
  if (!member) return;
  const given = await giveConsent(visit, member.applicantId);
  if (given) await step(visit, { what: 'withdraw consent', path: `/v1/consents/${given.id}/withdraw`, body: {} });
};

const screening: Journey = async (visit) => {
  const member = await enrol(visit);
  if (!member) return;
  const { applicantId, person } = member;
  const given = await giveConsent(visit, applicantId);
  const handle = await step(visit, {
    what: 'declare handle',
    path: `/v1/applicants/${applicantId}/handles`,
    body: { platform: 'x', handle: person.handle },
  });
  if (!given || !handle) return;
  const path = `/v1/handles/${handle.id}/archives?consent_id=${given.id}`;
  // Rule R1: once the consent is withdrawn, not even a repeat is read.
  const archive = { body: await exportOf(person), repeatMayRefuse: ['consent_withdrawn'] };
  if (!(await step(visit, { what: 'attach archive', path, ...archive }))) return;
  const order = { applicant_id: applicantId, consent_id: given.id, handle_ids: [handle.id] };
  const body = { ...order, purpose, mode: 'requested', certified: true };
  const ordered = await step(visit, { what: 'order screening', path: '/v1/screenings', body });
  if (ordered && visit.draws.share() < 0.25) {
    await step(visit, { what: 'withdraw consent', path: `/v1/consents/${given.id}/withdraw`, body: {} });
  }
};

/** How often each comes, in parts of the whole. */
export const mix: readonly (readonly [journey: Journey, parts: number])[] = [
  [applicant, 11],
  [cohort, 4],
  [consent, 3],
  [screening, 2],
];

async function enrol(visit: Visit) {
  const person = madeUpPerson(visit.tenant.canary, visit.name);
  const { name, email } = person;
  const body = { name, email, external_ref: visit.name, place: 'XA', adult: true };
  const made = await step(visit, { what: 'create applicant', path: '/v1/applicants', body });
  return made && { applicantId: made.id, person };
}

function giveConsent(visit: Visit, applicantId: string) {
  const body = consentOf(visit.tenant.canary, systemClock.now());
  return step(visit, { what: 'record consent', path: `/v1/applicants/${applicantId}/consents`, body });
}

type Step = Pick<Command, 'what' | 'path' | 'body' | 'repeatMayRefuse'> & { readonly method?: 'POST' | 'PUT' };

function step({ client, tenant, name, draws }: Visit, { method = 'POST', ...rest }: Step) {
  const command: Command = { ...rest, method, key: `${name}/${rest.what}` };
  return draws.share() < twiceAtOnceShare ? client.commandTwice(tenant, command) : client.command(tenant, command);
}

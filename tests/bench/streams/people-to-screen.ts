import { type Application, type Command, execute, type ScreeningOrder } from '@visaguard/application';
import {
  applicant,
  attachArchive,
  consent,
  createApplicant,
  type Decision,
  declareHandle,
  handle,
  recordConsent,
} from '@visaguard/domain';
import { type CohortId, deriveId, instant, mintId, ok, systemClock, systemRandom } from '@visaguard/kernel';
import { scope } from '../append/visaguard.ts';

const purpose = 'admission_visa_readiness';

const idsOf = (nth: number) => ({
  applicantId: deriveId('applicant', [String(nth)]),
  consentId: deriveId('consent', [String(nth)]),
  handleId: deriveId('handle', [String(nth)]),
});

export function newCommand(): Command {
  const commandId = mintId('request', systemClock, systemRandom);
  return { scope, actor: { kind: 'operator', id: 'bench' }, commandId, bodyHash: '', at: instant(systemClock) };
}

/** The nth applicant of every cohort, with a consent and an account whose export, of which only the id is real, is there. */
export async function bringPerson(app: Application, nth: number): Promise<void> {
  const { applicantId, consentId, handleId } = idsOf(nth);
  const at = instant(systemClock);
  const outcome = await execute(app, newCommand(), async (reader) => {
    const [person, permission, account] = [
      reader.fresh(applicant, applicantId),
      reader.fresh(consent, consentId),
      reader.fresh(handle, handleId),
    ];
    const named = { name: 'Mara Sample', email: 'mara@example.org', externalRef: null };
    const created = taken(
      createApplicant(person.state, { applicantId, unitId: null, place: 'XA', adult: true, ...named }),
    );
    const granted = taken(
      recordConsent(permission.state, {
        ...{ consentId, applicantId, method: 'signed_document', textVersion: 'sample-1', textSha256: 'a'.repeat(64) },
        ...{ documentSha256: 'd'.repeat(64), language: 'en', collectedBy: 'Sample Office', ip: '203.0.113.77' },
        scope: {
          platforms: ['x'],
          sources: ['archive'],
          purpose,
          lookbackYears: 5,
          requesterNamed: true,
          retentionDays: 365,
        },
        ...{ grantedAt: at, recordedAt: at, expiresAt: new Date(Date.parse(at) + 180 * 86_400_000).toISOString() },
      }),
    );
    const canonical = `mara.sample.${nth}`;
    const declared = taken(
      declareHandle(account.state, { handleId, applicantId, platform: 'x', raw: canonical, canonical }),
    );
    const evidenceId = deriveId('evidence', [String(nth)]);
    const attached = taken(
      attachArchive(declared.reduce(handle.evolve, account.state), {
        ...{ evidenceId, consentId, sizeBytes: 1_000, attachedAt: at },
      }),
    );
    return ok({
      changes: [
        { on: person, events: created },
        { on: permission, events: granted },
        { on: account, events: [...declared, ...attached] },
      ],
    });
  });
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
}

export function orderOf(nth: number, cohortId: CohortId | null): ScreeningOrder {
  const { applicantId, consentId, handleId } = idsOf(nth);
  const screeningId = deriveId('screening', [applicantId]);
  const asOf = instant(systemClock);
  return {
    ...{ screeningId, applicantId, cohortId, mode: 'requested', purpose, consentId, handleIds: [handleId], asOf },
    certified: true,
  };
}

function taken<Event>(decision: Decision<Event>): readonly Event[] {
  if (!decision.ok) throw new Error(decision.error.detail);
  return decision.value;
}

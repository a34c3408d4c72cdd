import { applicant, type ConsentState, commentReport, consent, handle, report } from '@visaguard/domain';
import { instant, mintId, ok, scopeKey, systemRandom, type TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from './execute.ts';
import { loadState } from './load-state.ts';
import { PersonalDataUnreadable, SubjectErased } from './sealing.ts';
import {
  canaries,
  createdApplicant,
  declaredHandle,
  recordedConsent,
  registeredTenant,
} from './testing/made-up-people.ts';
import { type TestApplication, testApplication } from './testing/test-application.ts';

let world: TestApplication;
let scope: TenantScope;
beforeAll(async () => {
  world = await testApplication();
  scope = await registeredTenant(world);
});
afterAll(() => world?.stop());

const erasure = { requestId: 'req_1', by: 'mem_1' };

async function person() {
  const applicantId = await createdApplicant(world, scope);
  const consentId = await recordedConsent(world, scope, { applicantId });
  const { handleId } = await declaredHandle(world, scope, { applicantId, consentId });
  return { applicantId, consentId, handleId };
}

/** Every value of every table that is written by a command, as text. */
async function stored(): Promise<string> {
  const tables = ['events', 'commands', 'outbox', 'streams'];
  const dumps = await Promise.all(
    tables.map(async (table) => {
      const client = await world.core.pool('owner').connect();
      try {
        await client.query(`select set_config('app.tenant_scope', $1, false)`, [scopeKey(scope)]);
        const { rows } = await client.query<{ row: string }>(`select row_to_json(t)::text as row from ${table} t`);
        return rows.map(({ row }) => row).join('\n');
      } finally {
        client.release(true);
      }
    }),
  );
  return dumps.join('\n');
}

const spellings = (text: string) => [
  text,
  Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1),
  Buffer.from(text).toString('base64url').slice(0, -1),
  Buffer.from(text).toString('hex'),
  encodeURIComponent(text),
];

describe('personal data', () => {
  test('E29, E33: none stands in clear in any table that commands write, in no spelling', async () => {
    const { applicantId } = await person();
    const dump = await stored();
    expect(dump, 'the dump holds what was written').toContain(applicantId);
    for (const canary of Object.values(canaries)) {
      for (const spelling of spellings(canary)) expect(dump).not.toContain(spelling);
    }
  });

  test('a planted clear copy would be found', async () => {
    const planted = await execute(world.app, world.commandOf(scope), async () =>
      ok({ changes: [], reply: { name: canaries.name } }),
    );
    expect(planted.kind).toBe('done');
    expect(await stored()).toContain(canaries.name);
  });

  test('it is read back in clear, by those who load the aggregate', async () => {
    const { applicantId, handleId } = await person();
    const { name, email, externalRef } = canaries;
    const loaded = await loadState(world.app, scope, { aggregate: applicant, streamId: applicantId });
    expect(loaded.state).toMatchObject({ personal: { name, email, externalRef } });
    const account = await loadState(world.app, scope, { aggregate: handle, streamId: handleId });
    expect(account.state).toMatchObject({ canonical: canaries.handle });
  });

  test('R19, E29: of an erased person it reads null; everything else stays readable', async () => {
    const [erased, other] = [await person(), await person()];
    await world.app.vault.eraseSubject(scope, erased.applicantId, erasure);
    const gone = await loadState(world.app, scope, { aggregate: applicant, streamId: erased.applicantId });
    expect(gone.state).toMatchObject({ kind: 'created', place: 'XA', personal: null });
    const account = await loadState(world.app, scope, { aggregate: handle, streamId: erased.handleId });
    expect(account.state).toMatchObject({ kind: 'declared', canonical: null });
    const stays = await loadState(world.app, scope, { aggregate: applicant, streamId: other.applicantId });
    expect(stays.state).toMatchObject({ personal: { name: canaries.name } });
  });

  test('R19, E32: nothing personal is written about an erased person, and nothing of the command either', async () => {
    const { applicantId } = await person();
    await world.app.vault.eraseSubject(scope, applicantId, erasure);
    const reportId = mintId('report', world.clock, systemRandom);
    const command = world.commandOf(scope);
    const commented = execute(world.app, command, async (reader) => {
      const on = reader.fresh(report, reportId);
      const built = {
        reportId,
        screeningId: mintId('screening', world.clock, systemRandom),
        applicantId,
        version: 1,
        stage: 'provisional',
        result: 'not_assessed',
        privateView: { evidenceId: mintId('evidence', world.clock, systemRandom), sha256: 'a'.repeat(64) },
        requesterView: null,
        supersedes: null,
        builtAt: instant(world.clock),
      } as const;
      const state = report.evolve(on.state, { type: 'report.built', data: built });
      const comment = commentReport(state, { comment: 'I disagree.', at: instant(world.clock) });
      if (!comment.ok) return comment;
      return ok({ changes: [{ on, events: [{ type: 'report.built', data: built }, ...comment.value] }] });
    });
    await expect(commented).rejects.toBeInstanceOf(SubjectErased);
    expect((await world.app.events.load(scope, reportId)).version).toBe(0);
    expect(await world.app.events.findCommand(scope, command.commandId)).toBeNull();
  });

  test('E30, E31: what was tampered with or moved throws; it is never taken for erased', async () => {
    const { applicantId, consentId } = await person();
    const { events } = await world.app.events.load(scope, applicantId);
    const { events: others } = await world.app.events.load(scope, consentId);
    const personalOf = (data: unknown) => (data as { personal: { data: string } }).personal;
    const [created, granted] = [events[0], others[0]];
    if (!created || !granted) throw new Error('both are stored');
    const sealed = personalOf(created.data);
    const flipped = { ...sealed, data: `${sealed.data.startsWith('A') ? 'B' : 'A'}${sealed.data.slice(1)}` };
    const fakes = {
      'a changed letter': { ...created, data: { ...(created.data as object), personal: flipped } },
      'another event of the same person': {
        ...created,
        data: { ...(created.data as object), personal: personalOf(granted.data) },
      },
      'another stream': { ...created, streamId: 'app_00000000000000000000000000' },
    };
    for (const [what, fake] of Object.entries(fakes)) {
      const events = {
        ...world.app.events,
        load: async () => ({ events: [fake], after: 0, version: 1, closed: false, earlier: null }),
      };
      const loading = loadState({ ...world.app, events }, scope, { aggregate: applicant, streamId: applicantId });
      await expect(loading, what).rejects.toBeInstanceOf(PersonalDataUnreadable);
    }
  });

  test('R1: the proof of a consent keeps who collected it and from where, sealed under the person', async () => {
    const { consentId } = await person();
    const { events } = await world.app.events.load(scope, consentId);
    expect(events[0]?.data).toMatchObject({
      textSha256: 'a'.repeat(64),
      textVersion: 'sample-1',
      method: 'signed_document',
    });
    const { state }: { state: ConsentState } = await loadState(world.app, scope, {
      aggregate: consent,
      streamId: consentId,
    });
    expect(state.kind).toBe('granted');
  });
});

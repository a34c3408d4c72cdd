import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import { createApplicant, redactApplicant } from './decide.ts';
import { applicant } from './state.ts';

const command = {
  applicantId: idOf('app', 1),
  unitId: null,
  place: 'XA',
  adult: true,
  name: 'Mara Sample',
  email: 'mara@sample.example',
  externalRef: null,
};
const created = () => given(applicant).after(createApplicant, command);

describe('applicant', () => {
  it('R24: is an adult or is not recorded', () => {
    expect(given(applicant).when(createApplicant, { ...command, adult: false })).toMatchObject(
      refused('minor_refused', 'R24'),
    );
  });

  it('keeps everything that names the person in the part that is sealed', () => {
    const decision = given(applicant).when(createApplicant, command);
    const [event] = decision.ok ? decision.value : [];
    const { personal, ...clear } = event?.type === 'applicant.created' ? event.data : { personal: null };
    expect(personal).toEqual({ name: command.name, email: command.email, externalRef: null });
    expect(clear).toEqual({ applicantId: command.applicantId, unitId: null, place: 'XA', adult: true });
  });

  it('is created once', () => {
    expect(created().when(createApplicant, command)).toMatchObject(refused('applicant_exists'));
  });

  it('R19: is redacted for good', () => {
    const redacted = created().after(redactApplicant, { requestedBy: 'applicant' });
    expect(redacted.state).toMatchObject({ kind: 'redacted', personal: null });
    expect(redacted.when(redactApplicant, { requestedBy: 'applicant' })).toEqual({ ok: true, value: [] });
    expect(given(applicant).when(redactApplicant, { requestedBy: 'applicant' })).toMatchObject(
      refused('applicant_unknown'),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import { addMember, mayReview, recordTraining, removeMember } from './decide.ts';
import type { MemberAdded } from './events.ts';
import { member } from './state.ts';

const at = '2026-11-01T00:00:00.000Z';
const person: MemberAdded['data'] = {
  memberId: idOf('mem', 1),
  roles: ['reviewer'],
  simulated: false,
  personal: { name: 'Rhea Sample', email: 'rhea@sample.example' },
};
const added = (data = person) => given(member, { type: 'member.added', data });

describe('member', () => {
  it('R13: reviews only with the role, trained, and active', () => {
    expect(mayReview(added().state, at)).toBe(false);
    const trained = added().after(recordTraining, { at });
    expect(mayReview(trained.state, at)).toBe(true);
    const requester = added({ ...person, roles: ['requester'] }).after(recordTraining, { at });
    expect(mayReview(requester.state, at)).toBe(false);
    expect(mayReview(trained.after(removeMember, undefined).state, at)).toBe(false);
    expect(mayReview(member.initialState, at)).toBe(false);
  });

  it('R13: the right to review lapses twelve months after the training', () => {
    const trained = added().after(recordTraining, { at });
    expect(mayReview(trained.state, '2027-10-31T23:59:59.999Z')).toBe(true);
    expect(mayReview(trained.state, '2027-11-01T00:00:00.000Z')).toBe(false);
  });

  it('R13: a simulated reviewer exists in test mode only', () => {
    const simulated = { ...person, simulated: true };
    expect(addMember(member.initialState, simulated, 'live')).toMatchObject(
      refused('simulated_reviewer_in_live_mode', 'R13'),
    );
    expect(addMember(member.initialState, simulated, 'test').ok).toBe(true);
    expect(addMember(member.initialState, person, 'live').ok).toBe(true);
  });

  it('is added once and trained only while active', () => {
    expect(addMember(added().state, person, 'test')).toMatchObject(refused('member_exists'));
    const removed = added().after(removeMember, undefined);
    expect(removed.when(recordTraining, { at })).toMatchObject(refused('member_not_active'));
    expect(removed.when(removeMember, undefined)).toEqual({ ok: true, value: [] });
    expect(given(member).when(removeMember, undefined)).toMatchObject(refused('member_unknown'));
  });
});

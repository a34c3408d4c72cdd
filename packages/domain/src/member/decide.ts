import { type Instant, type Mode, ok, refuse } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type { MemberAdded, MemberEvent } from './events.ts';
import type { MemberState } from './state.ts';

export function addMember(state: MemberState, command: MemberAdded['data'], mode: Mode): Decision<MemberEvent> {
  if (state.kind !== 'none') return refuse('member_exists', 'This member exists already.');
  if (command.simulated && mode !== 'test') {
    return refuse('simulated_reviewer_in_live_mode', 'A simulated reviewer exists in test mode only.', { rule: 'R13' });
  }
  return ok([{ type: 'member.added', data: command }]);
}

/** A reviewer's training holds for 12 months; without it the reviewer's right lapses. */
export function recordTraining(state: MemberState, command: { readonly at: Instant }): Decision<MemberEvent> {
  if (state.kind !== 'active') return refuse('member_not_active', 'There is no such active member.');
  const validUntil = new Date(command.at);
  validUntil.setUTCFullYear(validUntil.getUTCFullYear() + 1);
  return ok([{ type: 'member.trained', data: { trainedAt: command.at, validUntil: validUntil.toISOString() } }]);
}

export function removeMember(state: MemberState): Decision<MemberEvent> {
  if (state.kind === 'none') return refuse('member_unknown', 'There is no such member.');
  if (state.kind === 'removed') return ok([]);
  return ok([{ type: 'member.removed', data: { memberId: state.memberId } }]);
}

/** Rule R13: only a trained, active person with the reviewer role reviews. */
export function mayReview(state: MemberState, at: Instant): boolean {
  return (
    state.kind === 'active' &&
    state.roles.includes('reviewer') &&
    state.trainedUntil !== null &&
    state.trainedUntil > at
  );
}

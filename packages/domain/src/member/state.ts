import type { Instant, MemberId } from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { MemberEvent, MemberRole } from './events.ts';

export type MemberState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'active' | 'removed';
      readonly memberId: MemberId;
      readonly roles: readonly MemberRole[];
      readonly simulated: boolean;
      readonly trainedUntil: Instant | null;
    };

export const member: Aggregate<MemberState, MemberEvent> = {
  category: 'member',
  initialState: { kind: 'none' },
  evolve(state, event) {
    if (event.type === 'member.added') {
      const { memberId, roles, simulated } = event.data;
      return { kind: 'active', memberId, roles, simulated, trainedUntil: null };
    }
    if (state.kind === 'none') return state;
    switch (event.type) {
      case 'member.trained':
        return { ...state, trainedUntil: event.data.validUntil };
      case 'member.removed':
        return { ...state, kind: 'removed' };
    }
  },
};

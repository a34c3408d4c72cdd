import type { ApplicantId, Instant, ReportId, ShareId } from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { ShareEvent } from './events.ts';

export type ShareState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'pending_review' | 'active' | 'revoked';
      readonly shareId: ShareId;
      readonly reportId: ReportId;
      readonly applicantId: ApplicantId;
      readonly expiresAt: Instant;
    };

export const share: Aggregate<ShareState, ShareEvent> = {
  category: 'share',
  initialState: { kind: 'none' },
  evolve(state, event) {
    if (event.type === 'share.created') {
      const { shareId, reportId, applicantId, expiresAt } = event.data;
      return { kind: 'pending_review', shareId, reportId, applicantId, expiresAt };
    }
    if (state.kind === 'none') return state;
    return { ...state, kind: event.type === 'share.activated' ? 'active' : 'revoked' };
  },
};

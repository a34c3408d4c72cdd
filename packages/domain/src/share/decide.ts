import { type Instant, ok, refuse } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type { ShareCreated, ShareEvent } from './events.ts';
import type { ShareState } from './state.ts';

export type CreateShare = ShareCreated['data'] & {
  /** Rule R4: the gate is asked again when something is shared. */
  readonly gate: { readonly outcome: 'allow' | 'self_only' | 'forbid'; readonly noShare: boolean };
};

export function createShare(state: ShareState, command: CreateShare): Decision<ShareEvent> {
  if (state.kind !== 'none') return refuse('share_exists', 'This share exists already.');
  const { gate, ...data } = command;
  if (gate.outcome === 'forbid' || gate.noShare) {
    return refuse('jurisdiction_forbidden', 'The law of a place involved does not permit this share.', {
      rule: 'R4',
      facts: { outcome: gate.outcome },
    });
  }
  if (data.expiresAt <= data.createdAt) {
    return refuse('share_expired', 'A share ends after it begins.', {
      faults: [{ pointer: '/expires_at', detail: 'has passed' }],
    });
  }
  return ok([{ type: 'share.created', data }]);
}

/** Rule R13: only once the report is reviewed. */
export function activateShare(
  state: ShareState,
  command: { readonly reportReviewed: boolean; readonly at: Instant },
): Decision<ShareEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'active') return ok([]);
  if (state.kind === 'revoked') return refuse('share_revoked', 'The applicant has revoked this share.');
  if (!command.reportReviewed) {
    return refuse('report_not_reviewed', 'A share waits until a person has reviewed the report.', { rule: 'R13' });
  }
  return ok([{ type: 'share.activated', data: { shareId: state.shareId, activatedAt: command.at } }]);
}

export function revokeShare(state: ShareState, command: { readonly at: Instant }): Decision<ShareEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'revoked') return ok([]);
  return ok([{ type: 'share.revoked', data: { shareId: state.shareId, revokedAt: command.at } }]);
}

/** Whether the tenant may read through this share now. */
export function shareIsActive(state: ShareState, at: Instant): boolean {
  return state.kind === 'active' && state.expiresAt > at;
}

function unknown() {
  return refuse('share_unknown', 'There is no such share.');
}

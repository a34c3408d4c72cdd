import type { ApplicantId, ConsentId, EvidenceId, HandleId, Instant, ProbeId, ScreeningId } from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { Platform } from '../vocabulary.ts';
import type { HandleEvent, HandleProbed } from './events.ts';

export type HandleState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'declared' | 'proving' | 'proven' | 'held' | 'retired';
      readonly handleId: HandleId;
      readonly applicantId: ApplicantId;
      readonly platform: Platform;
      readonly canonical: string | null;
      /** The platform's numeric id, once an export or a profile has shown it. */
      readonly accountId: string | null;
      /** The code that was given out last. */
      readonly proof: { readonly number: number; readonly expiresAt: Instant } | null;
      /** The last look at the profile; `result` null: it is under way. */
      readonly probe: {
        readonly probeId: ProbeId;
        readonly consentId: ConsentId;
        readonly result: HandleProbed['data'] | null;
      } | null;
      /** Uploaded parts of the export that have not been purged. */
      readonly archives: readonly EvidenceId[];
      /** Who was last to order the archives that there were then. */
      readonly lastOrder: { readonly screeningId: ScreeningId; readonly uploads: readonly EvidenceId[] } | null;
    };

export const handle: Aggregate<HandleState, HandleEvent> = {
  category: 'handle',
  initialState: { kind: 'none' },
  evolve(state, event) {
    if (event.type === 'handle.declared') {
      const { handleId, applicantId, platform, personal } = event.data;
      return {
        kind: 'declared',
        handleId,
        applicantId,
        platform,
        canonical: personal?.canonical ?? null,
        accountId: null,
        proof: null,
        probe: null,
        archives: [],
        lastOrder: null,
      };
    }
    if (state.kind === 'none') return state;
    switch (event.type) {
      case 'handle.proven':
        return { ...state, kind: 'proven', accountId: event.data.personal?.accountId ?? state.accountId };
      case 'handle.account_seen':
        return { ...state, accountId: event.data.personal?.accountId ?? state.accountId };
      case 'handle.proof_requested': {
        const { number, expiresAt } = event.data;
        const kind = state.kind === 'declared' ? 'proving' : state.kind;
        return { ...state, kind, proof: { number, expiresAt } };
      }
      case 'handle.probe_requested': {
        const { probeId, consentId } = event.data;
        return { ...state, probe: { probeId, consentId, result: null } };
      }
      case 'handle.probed':
        return state.probe ? { ...state, probe: { ...state.probe, result: event.data } } : state;
      case 'handle.held':
        return { ...state, kind: 'held' };
      case 'handle.retired':
        return { ...state, kind: 'retired' };
      case 'handle.archive_attached':
        return { ...state, archives: [...state.archives, event.data.evidenceId] };
      case 'handle.archives_ordered': {
        const { screeningId, uploads } = event.data;
        return { ...state, lastOrder: { screeningId, uploads } };
      }
      case 'handle.archive_purged':
        return { ...state, archives: state.archives.filter((id) => id !== event.data.evidenceId) };
    }
  },
};

/** Which screening ordered parts that are still there; null where every part is new. Whether it still needs them it knows. */
export function orderedBy(state: Exclude<HandleState, { kind: 'none' }>): ScreeningId | null {
  const { archives, lastOrder } = state;
  return lastOrder?.uploads.some((upload) => archives.includes(upload)) ? lastOrder.screeningId : null;
}

import type { Aggregate } from '../aggregate.ts';
import type { Category, Certainty, Severity } from '../vocabulary.ts';
import type { FindingCase, FindingEvent } from './events.ts';

export type FindingState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'proposed' | 'unresolved' | 'confirmed' | 'dismissed';
      readonly proposal: FindingCase;
      readonly category: Category;
      readonly severity: Severity;
      readonly certainty: Certainty | null;
      /** The reviewer's words; null before a decision and once the person is erased. */
      readonly reason: string | null;
    };

export const finding: Aggregate<FindingState, FindingEvent> = {
  category: 'finding',
  initialState: { kind: 'none' },
  evolve(state, event) {
    if (event.type === 'finding.proposed') return open('proposed', event.data);
    if (event.type === 'finding.unresolved') return open('unresolved', { ...event.data, origin: 'unresolved' });
    if (state.kind === 'none') return state;
    switch (event.type) {
      case 'finding.confirmed': {
        const { category, severity, certainty } = event.data;
        const reason = event.data.personal?.reason ?? null;
        return { ...state, kind: 'confirmed', category, severity, certainty, reason };
      }
      case 'finding.dismissed':
        return { ...state, kind: 'dismissed', certainty: null, reason: event.data.personal?.reason ?? null };
    }
  },
};

function open(kind: 'proposed' | 'unresolved', proposal: FindingCase): FindingState {
  const { category, severity } = proposal;
  return { kind, proposal, category, severity, certainty: null, reason: null };
}

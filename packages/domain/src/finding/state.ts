import type { Aggregate } from '../aggregate.ts';
import type { Category, Certainty, Severity } from '../vocabulary.ts';
import type { FindingEvent, FindingProposed } from './events.ts';

export type FindingState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'proposed' | 'confirmed' | 'dismissed';
      readonly proposal: FindingProposed['data'];
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
    if (event.type === 'finding.proposed') {
      const { category, severity } = event.data;
      return { kind: 'proposed', proposal: event.data, category, severity, certainty: null, reason: null };
    }
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

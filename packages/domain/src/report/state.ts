import type { Instant } from '@visaguard/kernel';
import type { Aggregate, Personal } from '../aggregate.ts';
import type { ReportBuilt, ReportEvent } from './events.ts';

export type ReportState =
  | { readonly kind: 'none' }
  | (ReportBuilt['data'] & {
      readonly kind: 'provisional' | 'reviewed' | 'released' | 'superseded' | 'blocked';
      readonly releasedAt: Instant | null;
      readonly comment: Personal<string>;
    });

export const report: Aggregate<ReportState, ReportEvent> = {
  category: 'report',
  initialState: { kind: 'none' },
  evolve(state, event) {
    if (event.type === 'report.built') {
      return { ...event.data, kind: event.data.stage, releasedAt: null, comment: null };
    }
    if (state.kind === 'none') return state;
    switch (event.type) {
      case 'report.released':
        return { ...state, kind: 'released', releasedAt: event.data.releasedAt };
      case 'report.commented':
        return { ...state, comment: event.data.personal?.comment ?? null };
      case 'report.superseded':
        return { ...state, kind: 'superseded' };
      case 'report.blocked':
        return { ...state, kind: 'blocked' };
    }
  },
};

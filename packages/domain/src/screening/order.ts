import { ok, type Refusal, type Result, refuse } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type { ScreeningEvent, ScreeningOrdered } from './events.ts';
import type { ScreeningState } from './state.ts';

export type OrderScreening = {
  readonly order: Omit<ScreeningOrdered['data'], 'gate'>;
  /** Rule R1: the consent, checked for this very use. */
  readonly consent: Result<null, Refusal>;
  /** Rule R6: certified by the tenant for the year, and by the caller for this order. */
  readonly purposeCertified: boolean;
  readonly orderCertified: boolean;
  /** Rule R4. */
  readonly gate: {
    readonly outcome: 'allow' | 'self_only' | 'forbid';
    readonly version: string;
    readonly rows: readonly string[];
    readonly alternative: 'self' | null;
  };
};

/**
 * Orders a screening, or says which rule forbids it. The jurisdiction gate speaks first: where it forbids, nothing
 * else about the order matters.
 */
export function orderScreening(state: ScreeningState, command: OrderScreening): Decision<ScreeningEvent> {
  if (state.kind !== 'none') return refuse('screening_exists', 'This screening was ordered already.');
  const { order, gate } = command;
  const permitted = gate.outcome === 'allow' || (gate.outcome === 'self_only' && order.mode === 'self');
  if (!permitted) {
    return refuse('jurisdiction_forbidden', 'The law of a place involved does not permit this order.', {
      rule: 'R4',
      facts: {
        outcome: gate.outcome,
        gate_version: gate.version,
        row: gate.rows.join(', '),
        alternative: gate.alternative,
      },
    });
  }
  if (!command.purposeCertified) {
    return refuse('purpose_not_certified', 'The tenant has not certified this purpose, or the year has passed.', {
      rule: 'R6',
    });
  }
  const certified = checkOrderCertified(command.orderCertified);
  if (!certified.ok) return certified;
  if (!command.consent.ok) return command.consent;
  if (order.sources.length === 0) {
    return refuse('no_sources', 'There is nothing to read: attach an archive to a declared handle first.');
  }
  const { version, outcome, rows } = gate;
  return ok([{ type: 'screening.ordered', data: { ...order, gate: { version, outcome, rows } } }]);
}

/** Rule R6: beside the tenant's yearly certification each order is certified by whoever places it. */
export function checkOrderCertified(certified: boolean): Result<null, Refusal> {
  if (certified) return ok(null);
  return refuse('order_not_certified', 'Each order certifies its purpose and non-discrimination.', {
    rule: 'R6',
    faults: [{ pointer: '/certified', detail: 'must be true' }],
  });
}

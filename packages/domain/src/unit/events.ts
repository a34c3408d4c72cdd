import type { UnitId } from '@visaguard/kernel';
import type { DomainEvent } from '../aggregate.ts';

export type UnitCreated = DomainEvent<
  'unit.created',
  {
    readonly unitId: UnitId;
    readonly name: string;
    /** Own place of a campus or desk; null takes the tenant's. */
    readonly place: string | null;
    readonly parentId: UnitId | null;
    /** 1 for a unit directly under the tenant. */
    readonly level: number;
  }
>;
export type UnitArchived = DomainEvent<'unit.archived', { readonly unitId: UnitId }>;

export type UnitEvent = UnitCreated | UnitArchived;

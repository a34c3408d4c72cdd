import { type currentForms, eventCatalogue } from '@visaguard/contracts';
import type { EventType, VisaGuardEvent } from '@visaguard/domain';
import { expect, expectTypeOf, it } from 'vitest';

type Contract = (typeof currentForms)[number];
type ContractOf<Type> = Extract<Contract, { readonly type: Type }>;
type DataOf<Type> = Omit<Extract<VisaGuardEvent, { readonly type: Type }>['data'], 'personal'>;
type WireOf<Type> = ContractOf<Type>['data']['_zod']['input'];

/** For each event: `true`, or the type's name when the domain's data does not fit the contract. */
type Misfits = {
  [Type in EventType]: DataOf<Type> extends WireOf<Type>
    ? keyof WireOf<Type> extends keyof DataOf<Type>
      ? never
      : Type
    : Type;
}[EventType];

it('each event of the domain fits the contract it is stored under', () => {
  expectTypeOf<Misfits>().toEqualTypeOf<never>();
  expectTypeOf<Contract['type']>().toEqualTypeOf<EventType>();
});

it('no type stands in the catalogue twice in one version', () => {
  const versions = eventCatalogue.map(({ type, schemaVersion }) => `${type}/${schemaVersion}`);
  expect(new Set(versions).size).toBe(versions.length);
});

import { eventForms } from '@visaguard/contracts';
import { createEventStore, type EventStore, registerEventTypes } from '@visaguard/event-store';
import { mintId, systemClock, systemRandom, type TenantScope } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';

/** The store, and the tenant whose events are all that the suite sees now. */
export type StoreUnderTest = { readonly store: EventStore; readonly reader: Pool; readonly scope: TenantScope };

let database: TestDatabase | undefined;
let tested: StoreUnderTest | undefined;

export async function openStore(): Promise<void> {
  database = await createTestDatabase('core');
  const types = [{ type: 'EVENT_TYPE', schemaVersion: 1, schemaHash: 'castore', category: 'eventStoreId' }];
  await registerEventTypes(database.pool('owner'), types);
  tested = {
    store: createEventStore({ writer: database.pool('vg_writer'), forms: eventForms(types, []) }),
    reader: database.pool('vg_reader'),
    scope: newScope(),
  };
}

/** Events cannot be dropped. A suite that wants an empty table gets a tenant without events. */
export function startEmpty(): void {
  tested = { ...storeUnderTest(), scope: newScope() };
}

export function storeUnderTest(): StoreUnderTest {
  if (!tested) throw new Error('the store is not open');
  return tested;
}

export async function closeStore(): Promise<void> {
  await database?.close();
}

function newScope(): TenantScope {
  return { tenantId: mintId('tenant', systemClock, systemRandom), mode: 'test' };
}

import type { KeyProvider } from '@visaguard/domain';
import type { StoredEvent } from '@visaguard/event-store';
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, jsonColumn, tenantScope } from '../columns.ts';

export const providerKeys = pgTable(
  'provider_keys',
  {
    tenantScope: tenantScope(),
    providerKeyId: text('provider_key_id').notNull(),
    provider: text('provider').$type<KeyProvider>().notNull(),
    state: text('state').$type<'set' | 'removed'>().notNull(),
    fingerprint: text('fingerprint'),
    setAt: instantColumn('set_at'),
    setBy: jsonColumn<StoredEvent['meta']['actor']>('set_by'),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.providerKeyId] })],
);

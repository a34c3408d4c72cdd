import type { Platform, ProbeVerdict } from '@visaguard/domain';
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, tenantScope } from '../columns.ts';

export const sourceAdapters = pgTable(
  'source_adapters',
  {
    tenantScope: tenantScope(),
    adapterId: text('adapter_id').notNull(),
    platform: text('platform').$type<Platform>().notNull(),
    /** Why the breaker is open; null: it is closed. */
    reasonCode: text('reason_code'),
    /** From then on one try is let through. */
    openUntil: instantColumn('open_until'),
    switchedOffAt: instantColumn('switched_off_at'),
    switchedOffBy: text('switched_off_by'),
    switchedOffReason: text('switched_off_reason'),
    /** Null: never probed. */
    verdict: text('verdict').$type<ProbeVerdict>(),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.adapterId] })],
);

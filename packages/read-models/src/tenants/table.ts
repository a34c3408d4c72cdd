import type { Purpose, RequesterType, ScreeningPolicy } from '@visaguard/domain';
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { jsonColumn, tenantScope } from '../columns.ts';

export const tenants = pgTable(
  'tenants',
  {
    tenantScope: tenantScope(),
    tenantId: text('tenant_id').notNull(),
    name: text('name').notNull(),
    requesterType: text('requester_type').$type<RequesterType>().notNull(),
    place: text('place').notNull(),
    state: text('state').$type<'active' | 'suspended'>().notNull(),
    certification: jsonColumn<{ purposes: readonly Purpose[]; validUntil: string }>('certification'),
    policy: jsonColumn<ScreeningPolicy>('policy').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.tenantId] })],
);

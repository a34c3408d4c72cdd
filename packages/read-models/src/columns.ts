import { customType, text, timestamp } from 'drizzle-orm/pg-core';

/** First column of every key: tenant and mode in one, so that no query can leave either out. */
export const tenantScope = () => text('tenant_scope').notNull();

export const instantColumn = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** JSON of a known form. What stands in it was written by a projection from validated events. */
export const jsonColumn = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(value),
  })(name);

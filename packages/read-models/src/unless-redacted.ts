import { type AnyColumn, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { applicants } from './applicants/table.ts';

type OfApplicant = PgTable & { readonly tenantScope: AnyColumn; readonly applicantId: AnyColumn };

/**
 * The columns of a table with one that holds something personal, which is null once its person was erased. Decided when
 * it is read, since the two events are of different streams: a projection may learn of them in either order.
 */
export function unlessRedacted<Table extends OfApplicant, Name extends keyof Table['_']['columns'] & string>(
  table: Table,
  name: Name,
) {
  const columns = getTableColumns(table);
  const value = columns[name];
  const state = sql`(
    select ${applicants.state} from ${applicants} where ${applicants.tenantScope} = ${table.tenantScope}
       and ${applicants.applicantId} = ${table.applicantId})`;
  const shown: SQL<Table['$inferSelect'][Name]> = sql`case when ${state} is distinct from 'redacted' then ${value} end`;
  return { ...columns, [name]: shown.as(name) } as Omit<typeof columns, Name> & { [Key in Name]: typeof shown };
}

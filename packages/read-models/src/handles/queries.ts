import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { and, eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { ScopedRead } from '../scoped-read.ts';
import { unlessRedacted } from '../unless-redacted.ts';
import { handles } from './table.ts';

export type HandleRow = typeof handles.$inferSelect;

export function handleQueries(read: ScopedRead) {
  return {
    get(scope: TenantScope, handleId: string): Promise<HandleRow | undefined> {
      return read(scope, async (database) => {
        const key = and(eq(handles.tenantScope, scopeKey(scope)), eq(handles.handleId, handleId));
        return (await database.select(unlessRedacted(handles, 'personal')).from(handles).where(key))[0];
      });
    },
    /** All accounts of one person, oldest first: a handful. */
    ofApplicant(scope: TenantScope, applicantId: string): Promise<readonly HandleRow[]> {
      return read(scope, (database) =>
        database
          .select(unlessRedacted(handles, 'personal'))
          .from(handles)
          .where(and(eq(handles.tenantScope, scopeKey(scope)), eq(handles.applicantId, applicantId)))
          .orderBy(handles.handleId),
      );
    },
  };
}

export type HandleWithArchives = Pick<HandleRow, 'tenantScope' | 'handleId' | 'archives'>;

/** Handles with uploads that were neither read nor purged, of every tenant: those of about a day. */
export function handlesWithArchives(projector: Pool): Promise<readonly HandleWithArchives[]> {
  return inTransaction(projector, (client) =>
    drizzle(client)
      .select({ tenantScope: handles.tenantScope, handleId: handles.handleId, archives: handles.archives })
      .from(handles)
      .where(sql`${handles.archives} <> '[]'::jsonb`),
  );
}

/** Looks at profiles that are under way, of every tenant: what the worker takes up again after a restart. */
export async function openProbes(
  projector: Pool,
): Promise<readonly { readonly tenantScope: string; readonly handleId: string; readonly probeId: string }[]> {
  const rows = await inTransaction(projector, (client) =>
    drizzle(client)
      .select({ tenantScope: handles.tenantScope, handleId: handles.handleId, probe: handles.probe })
      .from(handles)
      .where(sql`${handles.probe} is not null and ${handles.probe} -> 'result' is null`)
      .orderBy(handles.handleId),
  );
  return rows.flatMap(({ probe, ...row }) => (probe ? [{ ...row, probeId: probe.probeId }] : []));
}

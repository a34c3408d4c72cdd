import { type Clock, instant, parseScopeKey, scopeKey, type TenantScope } from '@visaguard/kernel';
import { type ErasureOrder, eraseSubjectKeys, eraseTenantKeys, type SubjectErasure } from './erase-keys.ts';
import type { ErasureEntry, ErasureLog } from './erasure-log.ts';
import type { KeyDatabase } from './key-database.ts';

export type TenantErasure = Pick<SubjectErasure, 'erasedAt'>;

export type Erasures = {
  subject(scope: TenantScope, subject: string, order: ErasureOrder): Promise<SubjectErasure>;
  tenant(scope: TenantScope, order: ErasureOrder): Promise<TenantErasure>;
  replay(): Promise<number>;
};

export type ErasuresDeps = {
  readonly database: KeyDatabase;
  readonly rootKeyId: string;
  readonly log: ErasureLog | undefined;
  readonly clock: Clock;
  /** Drops cached keys; `subject` null: all of them. */
  forget(scope: TenantScope, subject: string | null): void;
};

/** Each erasure stands in the log before its key is destroyed, so that none is undone by a restore. */
export function createErasures({ database, rootKeyId, log, clock, forget }: ErasuresDeps): Erasures {
  async function ordered(scope: TenantScope, subject: string | null, order: ErasureOrder): Promise<ErasureEntry> {
    const { requestId, by } = order;
    const entry = { scope: scopeKey(scope), subject, requestId, by, orderedAt: instant(clock) };
    await log?.append(entry);
    return entry;
  }

  async function eraseSubject(scope: TenantScope, subject: string, entry: ErasureEntry): Promise<SubjectErasure> {
    const deps = { database, erasedAt: new Date(entry.orderedAt) };
    const erasure = await eraseSubjectKeys(deps, { scope, subject }, entry);
    forget(scope, subject);
    return erasure;
  }

  async function eraseTenant(scope: TenantScope, entry: ErasureEntry): Promise<TenantErasure> {
    const deps = { database, erasedAt: new Date(entry.orderedAt) };
    const erasure = await eraseTenantKeys(deps, { scope, rootKeyId }, entry);
    forget(scope, null);
    return erasure;
  }

  return {
    subject: async (scope, subject, order) => eraseSubject(scope, subject, await ordered(scope, subject, order)),
    tenant: async (scope, order) => eraseTenant(scope, await ordered(scope, null, order)),
    async replay() {
      const entries = (await log?.entries()) ?? [];
      for (const entry of entries) {
        const scope = parseScopeKey(entry.scope);
        await (entry.subject === null ? eraseTenant(scope, entry) : eraseSubject(scope, entry.subject, entry));
      }
      return entries.length;
    },
  };
}

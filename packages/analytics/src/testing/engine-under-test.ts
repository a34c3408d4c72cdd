import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { TenantScope } from '@visaguard/kernel';
import type { AuditRow } from '../audit-entries.ts';
import { type EmbeddedClickHouse, startEmbeddedClickHouse } from '../embedded/start-embedded-clickhouse.ts';
import type { UsageRow } from '../usage-facts.ts';

export type LogLine = { readonly level: 'info' | 'warn' | 'error'; readonly facts: object; readonly message: string };

export function createLog() {
  const lines: LogLine[] = [];
  const writer = (level: LogLine['level']) => (facts: object, message: string) =>
    void lines.push({ level, facts, message });
  return { lines, info: writer('info'), warn: writer('warn'), error: writer('error') };
}

/** The real engine on a folder of its own. A machine that cannot run it fails here, and with it the suite. */
export async function startEngineUnderTest() {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'visaguard-analytics-'));
  const log = createLog();
  const engine: EmbeddedClickHouse = await startEmbeddedClickHouse({ dataDirectory, log });
  return {
    engine,
    dataDirectory,
    log,
    async remove() {
      await engine.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

export const tenantA: TenantScope = { tenantId: `ten_${'a'.repeat(26)}`, mode: 'live' };
export const tenantB: TenantScope = { tenantId: `ten_${'b'.repeat(26)}`, mode: 'live' };

/** `count` made-up entries, one a second from the given instant on. */
export function auditRows(scope: TenantScope, count: number, startsAt = '2026-11-01T00:00:00.000Z'): AuditRow[] {
  return Array.from({ length: count }, (_, at) => ({
    scope,
    eventId: `evt_${String(at).padStart(26, '0')}`,
    occurredAt: new Date(Date.parse(startsAt) + at * 1_000).toISOString(),
    actorKind: 'member',
    actorId: `mem_${at % 7}`,
    action: at % 2 === 0 ? 'finding.read' : 'report.read',
    objectKind: 'screening',
    objectId: `scr_${at % 10}`,
    subjectId: `app_${at % 5}`,
    purpose: 'visa_assessment',
    requestId: `req_${at}`,
  }));
}

export function usageRow(scope: TenantScope, at: number, more: Partial<UsageRow> = {}): UsageRow {
  return {
    scope,
    eventId: `evt_${String(at).padStart(26, '0')}`,
    occurredAt: '2026-11-01T12:00:00.000Z',
    kind: 'source_assessed',
    platform: 'instagram',
    sourceId: `src_${at}`,
    quantity: 1,
    ...more,
  };
}

/** Looks again until the condition holds; the test's own time limit bounds it. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(50);
}

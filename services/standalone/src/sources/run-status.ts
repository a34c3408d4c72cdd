import { type Platform, platforms } from '@visaguard/domain';
import { operatorScope, scopeKey } from '@visaguard/kernel';
import { type SourceAdapterRow, shutSourceAdapters, sourceAdaptersOf } from '@visaguard/read-models';
import { withDatabases } from '../ops/open-databases.ts';
import { tell } from '../tell.ts';
import type { SourcesArguments } from './sources-arguments.ts';

/** `visaguard sources status`. @returns 0 where every platform is read, else 1. */
export async function runStatus(args: SourcesArguments): Promise<number> {
  const { own, shut } = await withDatabases(args, async (databases) => {
    const projector = databases.pool('vg_projector');
    return { own: await sourceAdaptersOf(projector, operatorScope), shut: await shutSourceAdapters(projector) };
  });
  tell('platform   platform’s key');
  for (const platform of platforms)
    tell(
      lineOf(
        platform,
        own.find((row) => row.platform === platform),
      ),
    );
  const ofTenants = shut.filter(({ tenantScope }) => tenantScope !== scopeKey(operatorScope));
  if (ofTenants.length > 0) tell('\nNot read with keys of tenants:');
  for (const row of ofTenants) tell(`${row.platform.padEnd(10)} ${row.tenantScope}: ${openUnder(row)}`);
  return shut.length === 0 ? 0 : 1;
}

function lineOf(platform: Platform, row: SourceAdapterRow | undefined): string {
  return `${platform.padEnd(10)} ${stateOf(row)}`;
}

function stateOf(row: SourceAdapterRow | undefined): string {
  if (row?.switchedOffAt) {
    const { switchedOffBy, switchedOffReason, switchedOffAt } = row;
    return `switched off by ${switchedOffBy} at ${switchedOffAt.toISOString()}: ${switchedOffReason}`;
  }
  if (row?.reasonCode) return `not read: ${openUnder(row)}`;
  return row?.verdict === 'healthy' ? 'open; the last probe found what is there' : 'open';
}

function openUnder({ reasonCode, openUntil }: SourceAdapterRow): string {
  return `${reasonCode}; tried again at ${openUntil?.toISOString()}`;
}

import type { NotAssessedReason } from '@visaguard/domain';
import { type RunOrder, type RunState, runOrder } from './actor.ts';
import { sortRows } from './rows.ts';
import type { PublicAccount, PublicSource } from './source.ts';

/** What a look at a profile says. `unknown` is never "valid", and never "not there". */
export type ProbeResult =
  | { readonly state: 'found'; readonly account: PublicAccount }
  /** The account is null where the platform shows nothing of one that is private. */
  | { readonly state: 'private'; readonly account: PublicAccount | null }
  | { readonly state: 'not_found' }
  | { readonly state: 'unknown'; readonly reason: UnknownReason };

/** `login_required`: a timeline of Facebook, which is read from its owner's export and never through Apify. */
type UnknownReason = 'adapter_down' | 'mock_data' | 'schema_error' | 'blocked' | 'empty_or_hidden' | 'login_required';

export type ProbeRequest = { readonly handle: string; readonly startKeySha256: string };

export function probeOrder({ probe }: PublicSource, { handle, startKeySha256 }: ProbeRequest): RunOrder {
  return runOrder(probe.actor, { startKeySha256, input: probe.input(handle), itemsMax: probe.itemsMax });
}

/** What the rows of a probe's run say of this handle. A row of another account says nothing of it. */
export function judgeProbe(source: PublicSource, handle: string, { end, rows }: EndedRun): ProbeResult {
  if (end.status !== 'SUCCEEDED') return { state: 'unknown', reason: 'adapter_down' };
  const { items, errors, demoCount } = sortRows(rows);
  if (demoCount > 0) return { state: 'unknown', reason: 'mock_data' };
  const readings = items.map(({ row }) => source.probe.readAccount(row, handle));
  for (const reading of readings) {
    if (reading.state === 'malformed' || reading.account.handle.toLowerCase() !== handle) continue;
    const { account, visibility } = reading;
    if (visibility === 'login_required') return { state: 'unknown', reason: 'login_required' };
    return { state: visibility === 'private' ? 'private' : 'found', account };
  }
  if (readings.length > 0) return { state: 'unknown', reason: 'schema_error' };
  const [meaning, ...others] = new Set(errors.map((error) => source.probe.meaning(error)));
  if (!meaning || others.length > 0) return { state: 'unknown', reason: 'blocked' };
  if (meaning === 'private') return { state: 'private', account: null };
  return meaning === 'not_found' ? { state: 'not_found' } : { state: 'unknown', reason: meaning };
}

export type EndedRun = {
  readonly end: Extract<RunState, { readonly state: 'ended' }>;
  readonly rows: readonly unknown[];
};

export type AfterProbe =
  | { readonly state: 'collect'; readonly account: PublicAccount }
  | { readonly state: 'not_assessed'; readonly reason: NotAssessedReason };

/**
 * Whether posts are worth paying for, and whose they would be. A profile with the handle and another number than the
 * proven account's is somebody else's (rule R7).
 */
export function decideAfterProbe(probe: ProbeResult, provenAccountId: string): AfterProbe {
  if (probe.state === 'unknown') return { state: 'not_assessed', reason: probe.reason };
  if (probe.state === 'not_found') return { state: 'not_assessed', reason: 'not_found' };
  if (probe.account && probe.account.accountId !== provenAccountId) {
    return { state: 'not_assessed', reason: 'not_proven' };
  }
  if (probe.state === 'private') return { state: 'not_assessed', reason: 'private' };
  // Not `no_posts`: only an export proves that there are none (rule R17).
  if (probe.account.postsCount === 0) return { state: 'not_assessed', reason: 'empty_or_hidden' };
  return { state: 'collect', account: probe.account };
}

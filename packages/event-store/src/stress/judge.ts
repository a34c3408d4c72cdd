import { scopeKey } from '@visaguard/kernel';
import type { AppendRequest, ExpectedVersion } from '../append.ts';
import type { Attempt, Delivery } from './world.ts';

/** One event as it stands in the store. */
export type StoredRow = Delivery & { position: bigint; commandId: string };

/** What the run left behind. `leaks` and `changes` are the answers of the probes: empty when all is well. */
export type Evidence = {
  attempts: Attempt[];
  errors: string[];
  stored: StoredRow[];
  readers: Delivery[][];
  relayed: Delivery[];
  leaks: string[];
  changes: string[];
};

export type Fault =
  | 'lost by a reader'
  | 'order broken for a reader'
  | 'phantom'
  | 'hole in versions'
  | 'accepted but not stored'
  | 'stored but not accepted'
  | 'command done twice'
  | 'expected version ignored'
  | 'conflict not true'
  | 'lost by the outbox'
  | 'order broken in the outbox'
  | 'positions do not rise with versions'
  | 'tenants not apart'
  | 'history can be changed'
  | 'unexpected error';

/** Every fault with how often it was found; an empty map is a pass. Sets of ids are compared, never counts. */
export function judge(evidence: Evidence): Map<Fault, number> {
  const { attempts, errors, stored, readers, relayed, leaks, changes } = evidence;
  const storedIds = new Set(stored.map(({ eventId }) => eventId));
  const accepted = attempts.filter(({ outcome, committed }) => committed && outcome.kind === 'appended');
  const acceptedIds = new Set(accepted.flatMap(({ request }) => eventIds(request)));
  const found: [Fault, number][] = [
    ['lost by a reader', sum(readers.map((delivered) => missing(storedIds, idsOf(delivered))))],
    ['order broken for a reader', sum(readers.map(breaks))],
    ['phantom', sum([...readers, relayed].map((delivered) => missing(idsOf(delivered), storedIds)))],
    ['hole in versions', holes(stored)],
    ['accepted but not stored', missing(acceptedIds, storedIds)],
    ['stored but not accepted', missing(storedIds, acceptedIds)],
    ['command done twice', twice(accepted)],
    ['expected version ignored', ignoredExpectations(accepted, stored)],
    ['conflict not true', attempts.filter(untrueConflict).length],
    ['lost by the outbox', missing(storedIds, idsOf(relayed))],
    ['order broken in the outbox', breaks(relayed)],
    ['positions do not rise with versions', inversions(stored)],
    ['tenants not apart', leaks.length + mixedUp([...readers.flat(), ...relayed, ...stored])],
    ['history can be changed', changes.length],
    ['unexpected error', errors.length],
  ];
  return new Map(found.filter(([, count]) => count > 0));
}

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
const idsOf = (deliveries: Delivery[]) => new Set(deliveries.map(({ eventId }) => eventId));
const eventIds = ({ streams }: AppendRequest) => streams.flatMap(({ events }) => events.map(({ eventId }) => eventId));
const streamOf = ({ scope, streamId }: Pick<Delivery, 'scope' | 'streamId'>) => `${scope} ${streamId}`;
const missing = (wanted: Set<string>, had: Set<string>) => wanted.difference(had).size;

/** A consumer drops versions it has seen; what is not the next version after that is a break. */
function breaks(delivered: Delivery[]): number {
  const last = new Map<string, number>();
  let broken = 0;
  for (const event of delivered) {
    const seen = last.get(streamOf(event)) ?? 0;
    if (event.version > seen + 1) broken += 1;
    last.set(streamOf(event), Math.max(seen, event.version));
  }
  return broken;
}

function byStream(stored: StoredRow[]): StoredRow[][] {
  const streams = Map.groupBy(stored, streamOf);
  return [...streams.values()].map((rows) => rows.toSorted((a, b) => a.version - b.version));
}

function holes(stored: StoredRow[]): number {
  return sum(byStream(stored).map((rows) => rows.filter(({ version }, index) => version !== index + 1).length));
}

function inversions(stored: StoredRow[]): number {
  const inverted = (row: StoredRow, before: StoredRow | undefined) =>
    before !== undefined && before.position > row.position;
  return sum(byStream(stored).map((rows) => rows.filter((row, index) => inverted(row, rows[index - 1])).length));
}

function twice(accepted: Attempt[]): number {
  const commands = accepted.map(({ request }) => `${scopeKey(request.scope)} ${request.commandId}`);
  return commands.length - new Set(commands).size;
}

function ignoredExpectations(accepted: Attempt[], stored: StoredRow[]): number {
  const versions = new Map(stored.map(({ eventId, version }) => [eventId, version]));
  const streams = accepted.flatMap(({ request }) => request.streams);
  return streams.filter(({ expected, events }) => {
    const first = versions.get(events[0]?.eventId ?? '');
    return first !== undefined && !meets(expected, first - 1);
  }).length;
}

function meets(expected: ExpectedVersion, version: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'no_stream') return version === 0;
  if (expected === 'stream_exists') return version > 0;
  return version === expected.exact;
}

function untrueConflict({ request, outcome }: Attempt): boolean {
  if (outcome.kind !== 'version_conflict') return false;
  const stream = request.streams.find(({ streamId }) => streamId === outcome.streamId);
  return stream === undefined || meets(stream.expected, outcome.currentVersion);
}

function mixedUp(events: Delivery[]): number {
  return events.filter(({ scope, tenantInData }) => scope !== tenantInData).length;
}

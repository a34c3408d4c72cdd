import type { TenantScope } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import type { TestDatabase } from '@visaguard/testkit';
import type { AppendOutcome, AppendRequest } from '../append.ts';
import type { StoredEvent } from '../event.ts';
import { madeUpScope } from '../made-up-events.ts';

export const writerCount = 24;
export const scopes: TenantScope[] = [madeUpScope(1), madeUpScope(2), madeUpScope(1, 'live')];
/** The same names in every tenant, so that a leak between tenants shows. */
export const hotStreams = Array.from({ length: 8 }, (_, number) => `hot-${number}`);
export const coldStreams = Array.from({ length: 2_000 }, (_, number) => `cold-${number}`);

/** One request as sent, its answer, and whether its transaction was committed. */
export type Attempt = { request: AppendRequest; outcome: AppendOutcome; committed: boolean };

/** What one reader was given, in order, over all its restarts. */
export type Delivery = { scope: string; streamId: string; version: number; eventId: string; tenantInData: string };

export type Counters = Record<
  | 'earlyRefused'
  | 'rolledBack'
  | 'repeated'
  | 'conflicts'
  | 'twoStreams'
  | 'grouped'
  | 'held'
  | 'restarts'
  | 'stalls'
  | 'unsent'
  | 'resent',
  number
>;

/** How often, of all commands, something happens. */
export type Shares = {
  repeated: number;
  earlyWrite: number;
  held: number;
  rolledBack: number;
  twoStreams: number;
  grouped: number;
};
const usualShares: Shares = {
  repeated: 0.1,
  earlyWrite: 0.3,
  held: 0.2,
  rolledBack: 0.05,
  twoStreams: 0.1,
  grouped: 0.2,
};

/** Everything that happened, for the judge. */
export type World = {
  db: TestDatabase;
  seed: string;
  shares: Shares;
  writer: Pool;
  /** Requests as they were sent, answered or not. */
  issued: AppendRequest[];
  attempts: Attempt[];
  errors: string[];
  readers: Delivery[][];
  relayed: Delivery[];
  /** Highest version seen of each stream, for callers that expect an exact one. */
  knownVersions: Map<string, number>;
  appendedEvents: number;
  counters: Counters;
  stopping: boolean;
  /** Every writer has had its last answer: nothing more comes. */
  isWritten: boolean;
};

export function createWorld(db: TestDatabase, seed: string, shares: Partial<Shares> = {}): World {
  return {
    db,
    seed,
    shares: { ...usualShares, ...shares },
    writer: db.pool('vg_writer', writerCount + 2),
    issued: [],
    attempts: [],
    errors: [],
    readers: [],
    relayed: [],
    knownVersions: new Map(),
    appendedEvents: 0,
    counters: {
      earlyRefused: 0,
      rolledBack: 0,
      repeated: 0,
      conflicts: 0,
      twoStreams: 0,
      grouped: 0,
      held: 0,
      restarts: 0,
      stalls: 0,
      unsent: 0,
      resent: 0,
    },
    stopping: false,
    isWritten: false,
  };
}

export function delivery(
  event: Pick<StoredEvent, 'scope' | 'streamId' | 'version' | 'eventId'> & { data: unknown },
): Delivery {
  const { scope, streamId, version, eventId, data } = event;
  const tenantInData = (data as { tenant: string }).tenant;
  return { scope: `${scope.tenantId}/${scope.mode}`, streamId, version, eventId, tenantInData };
}

import { setTimeout as pause } from 'node:timers/promises';
import { mintId, type Random, scopeKey, systemClock } from '@visaguard/kernel';
import type { PoolClient } from '@visaguard/postgres';
import { seededRandom } from '@visaguard/testkit';
import {
  type AppendOutcome,
  type AppendRequest,
  appendStatement,
  commandText,
  type ExpectedVersion,
} from '../append.ts';
import { madeUpEvent } from '../made-up-events.ts';
import { createDice, type Dice } from './dice.ts';
import { coldStreams, hotStreams, scopes, type World } from './world.ts';

/** Readers that lag far behind never meet an open transaction: writers wait for them. */
const readerLagMax = 150;

/** One writer on one connection, until the world stops. */
export async function write(world: World, number: number): Promise<void> {
  const random = seededRandom(`${world.seed}/writer/${number}`);
  const dice = createDice(random);
  const client = await world.writer.connect();
  while (!world.stopping) {
    const requests = [nextRequest(world, dice, random)];
    while (dice.chance(world.shares.grouped)) requests.push(nextRequest(world, dice, random));
    if (requests.length > 1) world.counters.grouped += 1;
    try {
      await attempt(world, dice, client, requests);
    } catch (error) {
      world.errors.push(error instanceof Error ? error.message : String(error));
      await client.query('rollback');
    }
    await pause(lag(world) > readerLagMax ? 8 : dice.roll(4));
  }
  client.release();
}

function nextRequest(world: World, dice: Dice, random: Random): AppendRequest {
  const request = dice.chance(world.shares.repeated) ? repeat(world, dice, random) : newCommand(world, dice, random);
  world.issued.push(request);
  return request;
}

function lag(world: World): number {
  return world.appendedEvents - Math.min(...world.readers.map((deliveries) => deliveries.length));
}

function newCommand(world: World, dice: Dice, random: Random): AppendRequest {
  const scope = dice.pick(scopes);
  const first = dice.chance(0.7) ? dice.pick(hotStreams) : dice.pick(coldStreams);
  const second = dice.chance(world.shares.twoStreams) ? dice.pick(hotStreams) : first;
  const names = first === second ? [first] : [first, second];
  if (names.length > 1) world.counters.twoStreams += 1;
  const streams = names.map((streamId) => ({
    streamId,
    category: 'kettle',
    expected: expectation(world, dice, `${scopeKey(scope)} ${streamId}`),
    events: newEvents(scopeKey(scope), 1 + dice.roll(dice.chance(0.2) ? 10 : 3), random),
  }));
  return { scope, commandId: mintId('request', systemClock, random), bodyHash: 'body', streams };
}

function newEvents(tenant: string, count: number, random: Random) {
  return Array.from({ length: count }, () => madeUpEvent({ random, data: { tenant } }));
}

/**
 * A caller that is unsure sends its command again, also while the first is under way. What the server mints
 * for each try is new: the ids of events, and half of the time that of a stream the command creates.
 */
function repeat(world: World, dice: Dice, random: Random): AppendRequest {
  const recent = world.issued.slice(-30);
  if (recent.length === 0) return newCommand(world, dice, random);
  const request = dice.pick(recent);
  const moves = dice.chance(0.5);
  const streams = request.streams.map((stream, index) => ({
    ...stream,
    streamId: moves ? `${dice.pick(coldStreams)}-${index}` : stream.streamId,
    events: newEvents(scopeKey(request.scope), stream.events.length, random),
  }));
  return { ...request, streams };
}

function expectation(world: World, dice: Dice, stream: string): ExpectedVersion {
  const kind = dice.roll(10);
  if (kind < 4) return 'any';
  if (kind < 8) return { exact: world.knownVersions.get(stream) ?? 0 };
  return kind < 9 ? 'stream_exists' : 'no_stream';
}

/** Requests that are appended together. */
type Group = readonly AppendRequest[];

async function attempt(world: World, dice: Dice, client: PoolClient, group: Group): Promise<void> {
  if (dice.chance(world.shares.earlyWrite)) return attemptEarlyWrite(world, dice, client, group);
  const rollsBack = dice.chance(world.shares.rolledBack);
  const held = dice.chance(world.shares.held);
  if (!rollsBack && !held) return note(world, { group, outcomes: await append(client, group), rollsBack });
  await client.query('begin');
  await finish(world, dice, client, { group, outcomes: await append(client, group), rollsBack });
}

/** A caller that writes something else first: refused, or the order within streams would break. */
async function attemptEarlyWrite(world: World, dice: Dice, client: PoolClient, group: Group): Promise<void> {
  await client.query('begin');
  await client.query('select pg_current_xact_id()');
  try {
    await finish(world, dice, client, { group, outcomes: await append(client, group), rollsBack: false });
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('before any other write')) throw error;
    world.counters.earlyRefused += 1;
    await client.query('rollback');
  }
}

type Held = { readonly group: Group; readonly outcomes: readonly AppendOutcome[]; readonly rollsBack: boolean };

async function finish(world: World, dice: Dice, client: PoolClient, held: Held): Promise<void> {
  await pause(dice.roll(20));
  await client.query(held.rollsBack ? 'rollback' : 'commit');
  world.counters.held += 1;
  if (held.rollsBack) world.counters.rolledBack += 1;
  note(world, held);
}

async function append(client: PoolClient, group: Group): Promise<AppendOutcome[]> {
  const { rows } = await client.query<{ outcomes: AppendOutcome[] }>(appendStatement(group.map(commandText)));
  return rows[0]?.outcomes ?? [];
}

function note(world: World, { group, outcomes, rollsBack }: Held): void {
  for (const [at, request] of group.entries()) {
    const outcome = outcomes[at];
    if (!outcome) throw new Error('no outcome');
    noteOne(world, request, outcome, !rollsBack);
  }
}

function noteOne(world: World, request: AppendRequest, outcome: AppendOutcome, committed: boolean): void {
  world.attempts.push({ request, outcome, committed });
  if (!committed) return;
  if (outcome.kind === 'version_conflict') {
    world.counters.conflicts += 1;
    world.knownVersions.set(`${scopeKey(request.scope)} ${outcome.streamId}`, outcome.currentVersion);
  }
  if (outcome.kind === 'repeated') world.counters.repeated += 1;
  if (outcome.kind !== 'appended') return;
  world.appendedEvents += request.streams.reduce((sum, { events }) => sum + events.length, 0);
  for (const { streamId, version } of outcome.positions) {
    world.knownVersions.set(`${scopeKey(request.scope)} ${streamId}`, version);
  }
}

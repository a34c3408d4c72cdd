import type { Pool, PoolClient } from '@visaguard/postgres';

/** All events are published to topics of another generation now: what is sent to these, nobody would look for. */
export class GenerationHasPassed extends Error {
  override readonly name = 'GenerationHasPassed';
}

const statement = 'select number from topic_generation';

/** The generation of the topics that hold, or are being filled with, all events. @param relay role `vg_relay`. */
export async function topicGeneration(relay: Pick<Pool, 'query'>): Promise<number> {
  const { rows } = await relay.query<{ number: number }>(statement);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error('the database does not know the generation of topics');
  return number;
}

/**
 * From now on relays publish to this generation only. Safe to repeat.
 * @param relay role `vg_relay`.
 * @throws GenerationHasPassed unless it is the one there is or the one after it
 */
export async function beginTopicGeneration(relay: Pool, number: number): Promise<void> {
  const { rowCount } = await relay.query('update topic_generation set number = $1 where number in ($1, $1 - 1)', [
    number,
  ]);
  if (rowCount === 1) return;
  const current = await topicGeneration(relay);
  throw new GenerationHasPassed(`events are published to generation ${current}; the next one is ${current + 1}`);
}

/** Tells why nothing was taken from the outbox. @throws GenerationHasPassed */
export async function refuseOtherGeneration(client: PoolClient, number: number): Promise<void> {
  const current = await topicGeneration(client);
  if (current === number) return;
  throw new GenerationHasPassed(`events are published to generation ${current}, and not to ${number}`);
}

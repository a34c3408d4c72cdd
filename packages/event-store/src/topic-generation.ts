import type { Pool, PoolClient } from '@visaguard/postgres';

/** These topics do not hold all events: what is sent to them nobody would look for, or it would come too early. */
export class TopicsNotCurrent extends Error {
  override readonly name = 'TopicsNotCurrent';
}

/** `isFilled`: all events were published to it, or it is the first. */
export type TopicGeneration = { readonly number: number; readonly isFilled: boolean };

/** The generation of topics that relays publish to. @param relay role `vg_relay`. */
export async function topicGeneration(relay: Pick<Pool, 'query'>): Promise<TopicGeneration> {
  const { rows } = await relay.query<TopicGeneration>('select number, filled as "isFilled" from topic_generation');
  if (!rows[0]) throw new Error('the database does not know the generation of topics');
  return rows[0];
}

/**
 * From now on relays publish to no other generation, and to this one once it is filled. Safe to repeat.
 * @param relay role `vg_relay`.
 * @throws TopicsNotCurrent unless it is the one there is or the one after it
 */
export async function beginTopicGeneration(relay: Pool, number: number): Promise<void> {
  const { rowCount } = await relay.query(
    'update topic_generation set number = $1, filled = false where number in ($1, $1 - 1)',
    [number],
  );
  if (rowCount === 1) return;
  const { number: current } = await topicGeneration(relay);
  throw new TopicsNotCurrent(`events are published to generation ${current}; the next one is ${current + 1}`);
}

/** @param relay role `vg_relay`. */
export async function endFilling(relay: Pool, number: number): Promise<void> {
  await relay.query('update topic_generation set filled = true where number = $1', [number]);
}

/** Tells why nothing was taken from the outbox. @throws TopicsNotCurrent */
export async function refuseOtherGeneration(client: PoolClient, number: number): Promise<void> {
  const current = await topicGeneration(client);
  if (current.number !== number) {
    throw new TopicsNotCurrent(`events are published to generation ${current.number}, and not to ${number}`);
  }
  if (!current.isFilled) throw new TopicsNotCurrent(`generation ${number} of topics is not filled yet`);
}

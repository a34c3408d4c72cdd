import type { Pool, PoolClient } from '@visaguard/postgres';

/** These topics do not hold all events: what is sent to them nobody would look for, or it would come too early. */
export class TopicsNotCurrent extends Error {
  override readonly name = 'TopicsNotCurrent';
}

/** Another fills a generation of topics, or publishes to one again. */
export class RepublishRuns extends Error {
  override readonly name = 'RepublishRuns';
}

/**
 * `isFilled`: all events were published to it, or it is the first. `made`: the categories whose topics were made in it, once
 * and for all.
 */
export type TopicGeneration = { readonly number: number; readonly isFilled: boolean; readonly made: readonly string[] };

type Querying = Pick<Pool | PoolClient, 'query'>;

/** The generation of topics that relays publish to. @param relay role `vg_relay`. */
export async function topicGeneration(relay: Querying): Promise<TopicGeneration> {
  const { rows } = await relay.query<TopicGeneration>(
    'select number, filled as "isFilled", made from topic_generation',
  );
  if (!rows[0]) throw new Error('the database does not know the generation of topics');
  return rows[0];
}

/**
 * Notes that the broker has the topics of these categories. Safe to repeat.
 * @param relay role `vg_relay`.
 * @throws TopicsNotCurrent unless it is the generation that there is
 */
export async function noteTopicsMade(relay: Querying, number: number, categories: readonly string[]): Promise<void> {
  const { rowCount } = await relay.query(
    `update topic_generation set made = array(select distinct unnest(made || $2::text[]) order by 1) where number = $1`,
    [number, categories],
  );
  if (rowCount !== 1) await refuseOtherGeneration(relay, number);
}

/**
 * Runs `work` while nobody else fills a generation of topics or publishes to one again.
 * @param relay role `vg_relay`.
 * @param work is given the connection that holds the others off: what it says with it fails where it is lost.
 * @throws RepublishRuns where another does
 */
export async function republishAlone<T>(relay: Pool, work: (alone: PoolClient) => Promise<T>): Promise<T> {
  const client = await relay.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock(7371, 0) as mine');
    if (!rows[0]?.mine) throw new RepublishRuns('events are published again by another');
    return await work(client);
  } finally {
    // Told, since a server notices late that a connection was closed; where it was lost, the lock is gone with it.
    await client.query('select pg_advisory_unlock(7371, 0)').catch(() => undefined);
    client.release(true);
  }
}

/**
 * From now on relays publish to no other generation, and to this one once it is filled. Safe to repeat.
 * @param alone see `republishAlone`.
 * @param made the categories whose topics the broker has in it
 * @throws TopicsNotCurrent unless it is the one there is or the one after it
 */
export async function beginTopicGeneration(alone: Querying, number: number, made: readonly string[]): Promise<void> {
  const { rowCount } = await alone.query(
    'update topic_generation set number = $1, filled = false, made = $2 where number in ($1, $1 - 1)',
    [number, made],
  );
  if (rowCount === 1) return;
  const { number: current } = await topicGeneration(alone);
  throw new TopicsNotCurrent(`events are published to generation ${current}; the next one is ${current + 1}`);
}

/**
 * @param alone see `republishAlone`: who lost it, and the lock with it, does not end what another has begun since.
 * @throws TopicsNotCurrent where it is not the generation that there is any more
 */
export async function endFilling(alone: Querying, number: number): Promise<void> {
  const { rowCount } = await alone.query('update topic_generation set filled = true where number = $1', [number]);
  if (rowCount !== 1) await refuseOtherGeneration(alone, number);
}

/** Tells why nothing was taken from the outbox. @throws TopicsNotCurrent */
export async function refuseOtherGeneration(relay: Querying, number: number): Promise<void> {
  const current = await topicGeneration(relay);
  if (current.number !== number) {
    throw new TopicsNotCurrent(`events are published to generation ${current.number}, and not to ${number}`);
  }
  if (!current.isFilled) throw new TopicsNotCurrent(`generation ${number} of topics is not filled yet`);
}

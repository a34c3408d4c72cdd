import type { ListAggregateIdsOptions, ListAggregateIdsOutput } from '@castore/core';
import { inTenantScope } from '@visaguard/postgres';
import type { StoreUnderTest } from './store-under-test.ts';

type First = ListAggregateIdsOutput['aggregateIds'][number];
type Token = ListAggregateIdsOptions & { readonly lastEvaluatedKey?: First };

/** The streams of a category by the time of their first event, page by page; a token holds all that was asked. */
export async function listFirstEvents(
  { reader, scope }: StoreUnderTest,
  category: string,
  { pageToken, ...options }: ListAggregateIdsOptions,
): Promise<ListAggregateIdsOutput> {
  const asked: Token = pageToken ? JSON.parse(pageToken) : options;
  const { limit, initialEventAfter, initialEventBefore, reverse = false, lastEvaluatedKey } = asked;
  const { rows } = await inTenantScope(reader, scope, (client) =>
    client.query<First>(
      `select stream_id as "aggregateId", meta ->> 'at' as "initialEventTimestamp"
         from events where category = $1 and version = 1 order by meta ->> 'at'`,
      [category],
    ),
  );
  const ordered = reverse ? rows.toReversed() : rows;
  const after = lastEvaluatedKey
    ? ordered.findIndex(({ aggregateId }) => aggregateId === lastEvaluatedKey.aggregateId) + 1
    : 0;
  const left = ordered
    .slice(after)
    .filter(
      ({ initialEventTimestamp: at }) =>
        (!initialEventAfter || at > initialEventAfter) && (!initialEventBefore || at < initialEventBefore),
    );
  const aggregateIds = left.slice(0, limit);
  const { lastEvaluatedKey: _before, ...same } = asked;
  const isMore = left.length > aggregateIds.length;
  return {
    aggregateIds,
    ...(isMore ? { nextPageToken: JSON.stringify({ ...same, lastEvaluatedKey: aggregateIds.at(-1) }) } : {}),
  };
}

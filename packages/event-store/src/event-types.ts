import { inTransaction, type Pool } from '@visaguard/postgres';

/** A shape of events: the hash is that of its frozen schema, the category that of the streams it lives in. */
export type EventType = { type: string; schemaVersion: number; schemaHash: string; category: string };

/** The database holds events of these types in another form. */
export class EventTypesChanged extends Error {
  override readonly name = 'EventTypesChanged';
}

/**
 * Makes these types storable. Safe to repeat; runs when a release is rolled out, before its writers start.
 * @param owner a pool of the owner: no service may register types.
 * @throws EventTypesChanged if a registered (type, version) has another hash or category now: shapes are frozen.
 */
export async function registerEventTypes(owner: Pool, types: readonly EventType[]): Promise<void> {
  await inTransaction(owner, async (client) => {
    const { rows } = await client.query<EventType>(registerStatement, [JSON.stringify(types)]);
    const changed = rows.map(({ type, schemaVersion }) => `${type} version ${schemaVersion}`);
    if (changed.length > 0) throw new EventTypesChanged(`registered event types have changed: ${changed.join(', ')}`);
  });
}

/** Answers those that were registered before with something else. */
const registerStatement = `
  with wanted as (
    select * from jsonb_to_recordset($1) as t(type text, "schemaVersion" integer, "schemaHash" text, category text)
  ), added as (
    insert into event_types (type, schema_version, schema_hash, category)
    select type, "schemaVersion", "schemaHash", category from wanted
    on conflict do nothing
  )
  select wanted.*
    from wanted
    join event_types known on known.type = wanted.type and known.schema_version = wanted."schemaVersion"
   where known.schema_hash <> wanted."schemaHash" or known.category <> wanted.category`;

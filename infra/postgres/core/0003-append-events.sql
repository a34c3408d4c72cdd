-- Appends the events of one command to one or more streams: all of them, their outbox rows and the record of
-- the command become visible together or not at all. One call is one round trip.
--
-- p_streams: [{streamId, category, expected: exact|no_stream|stream_exists|any, exactVersion, close,
--              events: [{eventId, type, schemaVersion, data, meta}]}]
-- Answers one of
--   {kind: appended|repeated, positions: [{streamId, version, xid, position}], reply}
--   {kind: version_conflict, streamId, currentVersion}
--   {kind: stream_closed, streamId}
--   {kind: command_reused}
create function append_events(
  p_scope text, p_command_id text, p_body_hash text, p_reply jsonb, p_streams jsonb
) returns jsonb language plpgsql volatile as $$
declare
  lock_key      integer;
  earlier       commands%rowtype;
  wanted        jsonb;
  known         streams%rowtype;
  added         integer;
  new_version   integer;
  last_position bigint;
  positions     jsonb := '[]';
begin
  -- Readers follow (xid, position). Were the transaction id drawn before the stream lock is held, an append
  -- that waited for the lock would sort before events it follows, and break the order inside the stream.
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'an append must come before any other write of its transaction' using errcode = 'active_sql_transaction';
  end if;
  -- Under a transaction-wide snapshot the version check below would read data from before the wait.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'an append needs READ COMMITTED' using errcode = 'active_sql_transaction';
  end if;
  perform set_config('app.tenant_scope', p_scope, true);

  -- Advisory locks assign no transaction id. All locks of the command are taken here, in one order (no
  -- deadlock), each in its own statement (what follows sees what the previous holder committed). Without the
  -- stream locks versions collide; without the command's lock two simultaneous requests of one command both
  -- append. Keys that collide in the hash cost a wait and nothing else.
  for lock_key in
    select hashtext('command ' || p_scope || ' ' || p_command_id)
    union
    select hashtext('stream ' || p_scope || ' ' || (stream ->> 'streamId')) from jsonb_array_elements(p_streams) stream
    order by 1
  loop
    perform pg_advisory_xact_lock(7369, lock_key);
  end loop;

  select * into earlier from commands where tenant_scope = p_scope and command_id = p_command_id;
  if found then
    if earlier.body_hash <> p_body_hash then
      return jsonb_build_object('kind', 'command_reused');
    end if;
    return jsonb_build_object('kind', 'repeated', 'positions', earlier.positions, 'reply', earlier.reply);
  end if;

  -- All checks come before the first write.
  for at in 0 .. jsonb_array_length(p_streams) - 1 loop
    wanted := p_streams -> at;
    select * into known from streams where tenant_scope = p_scope and stream_id = wanted ->> 'streamId';
    if known.closed_at is not null then
      return jsonb_build_object('kind', 'stream_closed', 'streamId', known.stream_id);
    end if;
    if known.category <> wanted ->> 'category' then
      raise exception 'stream % is of category %', known.stream_id, known.category;
    end if;
    if (case wanted ->> 'expected'
          when 'exact' then coalesce(known.version, 0) = (wanted ->> 'exactVersion')::integer
          when 'no_stream' then coalesce(known.version, 0) = 0
          when 'stream_exists' then known.version > 0
          when 'any' then true
        end) is not true
    then
      return jsonb_build_object('kind', 'version_conflict', 'streamId', wanted ->> 'streamId',
                                'currentVersion', coalesce(known.version, 0));
    end if;
  end loop;

  for at in 0 .. jsonb_array_length(p_streams) - 1 loop
    wanted := p_streams -> at;
    added := jsonb_array_length(wanted -> 'events');
    continue when added = 0 and (wanted ->> 'close')::boolean is not true;

    insert into streams as stream (tenant_scope, stream_id, category, version, closed_at)
    values (p_scope, wanted ->> 'streamId', wanted ->> 'category', added,
            case when (wanted ->> 'close')::boolean then clock_timestamp() end)
    on conflict (tenant_scope, stream_id) do update
      set version = stream.version + excluded.version, closed_at = excluded.closed_at
    returning version into new_version;
    continue when added = 0;

    with appended as (
      insert into events (tenant_scope, stream_id, version, event_id, category, type, schema_version, data, meta,
                          command_id, position)
      -- The sort comes before nextval, so positions rise with versions.
      select p_scope, wanted ->> 'streamId', new_version - added + ordinality::integer, event ->> 'eventId',
             wanted ->> 'category', event ->> 'type', (event ->> 'schemaVersion')::integer, event -> 'data',
             event -> 'meta', p_command_id, nextval('event_positions')
        from jsonb_array_elements(wanted -> 'events') with ordinality as list(event, ordinality)
       order by ordinality
      returning *
    ), queued as (
      insert into outbox (tenant_scope, id, aggregatetype, aggregateid, type, payload, envelope, stream_id, version,
                          position, shard)
      select tenant_scope, event_id, category, tenant_scope || ':' || stream_id, type, data,
             jsonb_build_object('schemaVersion', schema_version, 'meta', meta, 'commandId', command_id,
                                'xid', xid::text, 'recordedAt', recorded_at),
             stream_id, version, position, hashtext(tenant_scope || ':' || stream_id) & 15
        from appended
    )
    select max(position) into last_position from appended;

    positions := positions || jsonb_build_object(
      'streamId', wanted ->> 'streamId', 'version', new_version,
      'xid', pg_current_xact_id()::text, 'position', last_position::text);
  end loop;

  insert into commands (tenant_scope, command_id, body_hash, positions, reply)
  values (p_scope, p_command_id, p_body_hash, positions, p_reply);

  return jsonb_build_object('kind', 'appended', 'positions', positions, 'reply', p_reply);
end $$;

-- A stream and the earlier result of a command, in one round trip and one snapshot.
create function load_stream(p_scope text, p_stream_id text, p_command_id text)
returns json language plpgsql volatile as $$
declare
  loaded json;
begin
  perform set_config('app.tenant_scope', p_scope, true);
  select json_build_object(
    'events', coalesce((select json_agg(event) from (
      select stream_id as "streamId", version, event_id as "eventId", category, type,
             schema_version as "schemaVersion", data, meta, command_id as "commandId",
             xid::text as xid, position::text as position,
             to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"
        from events
       where tenant_scope = p_scope and stream_id = p_stream_id
       order by version) event), '[]'::json),
    'version', coalesce((select version from streams where tenant_scope = p_scope and stream_id = p_stream_id), 0),
    'closed', exists (select from streams where tenant_scope = p_scope and stream_id = p_stream_id
                         and closed_at is not null),
    'earlier', (select json_build_object('bodyHash', body_hash, 'positions', positions, 'reply', reply)
                  from commands where tenant_scope = p_scope and command_id = p_command_id)
  ) into loaded;
  return loaded;
end $$;

revoke execute on function append_events, load_stream from public;
grant execute on function append_events, load_stream to vg_writer;

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
  lock_key  integer;
  earlier   commands%rowtype;
  target    record;
  positions jsonb;
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
    select hashtext('stream ' || p_scope || ' ' || (wanted ->> 'streamId')) from jsonb_array_elements(p_streams) wanted
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

  for target in
    select wanted."streamId" as stream_id, wanted.category, wanted.expected, wanted."exactVersion" as exact_version,
           coalesce(known.version, 0) as version, known.closed_at, known.category as known_category
      from jsonb_to_recordset(p_streams)
             as wanted("streamId" text, category text, expected text, "exactVersion" integer)
      left join streams known on known.tenant_scope = p_scope and known.stream_id = wanted."streamId"
  loop
    if target.closed_at is not null then
      return jsonb_build_object('kind', 'stream_closed', 'streamId', target.stream_id);
    end if;
    if target.known_category <> target.category then
      raise exception 'stream % is of category %', target.stream_id, target.known_category;
    end if;
    if (case target.expected
              when 'exact' then target.version = target.exact_version
              when 'no_stream' then target.version = 0
              when 'stream_exists' then target.version > 0
              when 'any' then true
            end) is not true
    then
      return jsonb_build_object(
        'kind', 'version_conflict', 'streamId', target.stream_id, 'currentVersion', target.version);
    end if;
  end loop;

  insert into streams as stream (tenant_scope, stream_id, category, version, closed_at)
  select p_scope, wanted."streamId", wanted.category, jsonb_array_length(wanted.events),
         case when wanted.close then clock_timestamp() end
    from jsonb_to_recordset(p_streams) as wanted("streamId" text, category text, events jsonb, close boolean)
   where jsonb_array_length(wanted.events) > 0 or wanted.close
  on conflict (tenant_scope, stream_id) do update
    set version = stream.version + excluded.version, closed_at = excluded.closed_at;

  with ordered as (
    select wanted.stream->>'streamId' as stream_id, wanted.stream->>'category' as category, added.event,
           known.version - jsonb_array_length(wanted.stream->'events') + added.ordinal::integer as version
      from jsonb_array_elements(p_streams) with ordinality as wanted(stream, ordinal)
      join streams known on known.tenant_scope = p_scope and known.stream_id = wanted.stream->>'streamId'
     cross join jsonb_array_elements(wanted.stream->'events') with ordinality as added(event, ordinal)
     order by wanted.ordinal, added.ordinal
  ), appended as (
    insert into events (tenant_scope, stream_id, version, event_id, category, type, schema_version, data, meta,
                        command_id, position)
    -- The sort comes first, so positions rise with versions.
    select p_scope, stream_id, version, event->>'eventId', category, event->>'type',
           (event->>'schemaVersion')::integer, event->'data', event->'meta', p_command_id, nextval('event_positions')
      from ordered
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
  select coalesce(jsonb_agg(jsonb_build_object(
           'streamId', stream_id, 'version', version, 'xid', xid::text, 'position', position::text)), '[]')
    into positions
    from (select distinct on (stream_id) stream_id, version, xid, position from appended
           order by stream_id, version desc) last_of_stream;

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

-- Appends the events of commands, each to one or more streams. Of one command all of them, their outbox rows and its record
-- become visible together or not at all; all commands of a call are one transaction, so an error undoes each. One call is
-- one round trip and one wait for the disk, however many commands wait for it.
--
-- p_commands: [{scope, commandId, bodyHash, reply?,
--               streams: [{streamId, category, expected: exact|no_stream|stream_exists|any, exactVersion, close,
--                          events: [{eventId, type, schemaVersion, data, meta}]}]}]
-- Answers for each, in their order, one of
--   {kind: appended|repeated, positions: [{streamId, version, xid, position}], reply}
--   {kind: version_conflict, streamId, currentVersion}
--   {kind: stream_closed, streamId}
--   {kind: command_reused}
create function append_commands(p_commands jsonb) returns jsonb language plpgsql volatile as $$
declare
  lock_key      integer;
  done          text;
  asked         jsonb;
  scope         text;
  asked_id      text;
  earlier       commands%rowtype;
  wanted        jsonb;
  known         streams%rowtype;
  added         integer;
  new_version   integer;
  last_position bigint;
  new_positions jsonb;
  outcomes      jsonb := '[]';
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

  -- Advisory locks assign no transaction id. All locks of all commands are taken here, in one order (no
  -- deadlock), each in its own statement (what follows sees what the previous holder committed). Without the
  -- stream locks versions collide; without the command's lock two simultaneous requests of one command both
  -- append. Keys that collide in the hash cost a wait and nothing else.
  for lock_key in
    select hashtext('command ' || (command ->> 'scope') || ' ' || (command ->> 'commandId'))
      from jsonb_array_elements(p_commands) command
    union
    select hashtext('stream ' || (command ->> 'scope') || ' ' || (stream ->> 'streamId'))
      from jsonb_array_elements(p_commands) command, jsonb_array_elements(command -> 'streams') stream
    order by 1
  loop
    done := pg_advisory_xact_lock(7369, lock_key);
  end loop;

  <<each_command>>
  for nth in 0 .. jsonb_array_length(p_commands) - 1 loop
    asked := p_commands -> nth;
    scope := asked ->> 'scope';
    asked_id := asked ->> 'commandId';
    done := set_config('app.tenant_scope', scope, true);

    select * into earlier from commands where tenant_scope = scope and command_id = asked_id;
    if found then
      outcomes := outcomes || case
        when earlier.body_hash <> asked ->> 'bodyHash' then jsonb_build_object('kind', 'command_reused')
        else jsonb_build_object('kind', 'repeated', 'positions', earlier.positions, 'reply', earlier.reply) end;
      continue each_command;
    end if;

    -- All checks of a command come before its first write.
    for at in 0 .. jsonb_array_length(asked -> 'streams') - 1 loop
      wanted := asked -> 'streams' -> at;
      select * into known from streams where tenant_scope = scope and stream_id = wanted ->> 'streamId';
      if known.closed_at is not null then
        outcomes := outcomes || jsonb_build_object('kind', 'stream_closed', 'streamId', known.stream_id);
        continue each_command;
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
        outcomes := outcomes || jsonb_build_object('kind', 'version_conflict', 'streamId', wanted ->> 'streamId',
                                                   'currentVersion', coalesce(known.version, 0));
        continue each_command;
      end if;
    end loop;

    new_positions := '[]';
    for at in 0 .. jsonb_array_length(asked -> 'streams') - 1 loop
      wanted := asked -> 'streams' -> at;
      added := jsonb_array_length(wanted -> 'events');
      continue when added = 0 and (wanted ->> 'close')::boolean is not true;

      with grown as (
        insert into streams as stream (tenant_scope, stream_id, category, version, closed_at)
        values (scope, wanted ->> 'streamId', wanted ->> 'category', added,
                case when (wanted ->> 'close')::boolean then clock_timestamp() end)
        on conflict (tenant_scope, stream_id) do update
          set version = stream.version + excluded.version, closed_at = excluded.closed_at
        returning version
      ), appended as (
        insert into events (tenant_scope, stream_id, version, event_id, category, type, schema_version, data, meta,
                            command_id, position)
        -- The sort comes before nextval, so positions rise with versions.
        select scope, wanted ->> 'streamId', grown.version - added + ordinality::integer, event ->> 'eventId',
               wanted ->> 'category', event ->> 'type', (event ->> 'schemaVersion')::integer, event -> 'data',
               event -> 'meta', asked_id, nextval('event_positions')
          from grown, jsonb_array_elements(wanted -> 'events') with ordinality as list(event, ordinality)
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
      select grown.version, (select max(position) from appended) into new_version, last_position from grown;
      continue when added = 0;

      new_positions := new_positions || jsonb_build_object(
        'streamId', wanted ->> 'streamId', 'version', new_version,
        'xid', pg_current_xact_id()::text, 'position', last_position::text);
    end loop;

    insert into commands (tenant_scope, command_id, body_hash, positions, reply)
    values (scope, asked_id, asked ->> 'bodyHash', new_positions, asked -> 'reply');

    outcomes := outcomes || jsonb_build_object('kind', 'appended', 'positions', new_positions, 'reply', asked -> 'reply');
  end loop;
  return outcomes;
end $$;

-- As processes of the release before call it, while they are replaced.
create or replace function append_events(
  p_scope text, p_command_id text, p_body_hash text, p_reply jsonb, p_streams jsonb
) returns jsonb language plpgsql volatile as $$
begin
  return append_commands(jsonb_build_array(jsonb_build_object(
    'scope', p_scope, 'commandId', p_command_id, 'bodyHash', p_body_hash, 'reply', p_reply, 'streams', p_streams))) -> 0;
end $$;

revoke execute on function append_commands from public;
grant execute on function append_commands to vg_writer;

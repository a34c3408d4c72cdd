-- A stream and the earlier result of a command, in one round trip and one snapshot; for a program that names the newest
-- event it knows, only what came after. Where the stream has no such event at that version, because it is of another
-- tenant, or of a history that a restored copy does not have, the whole stream is read: `after` says from where on.
-- A program of before this migration names none.
drop function load_stream(text, text, text);
create function load_stream(
  p_scope text, p_stream_id text, p_command_id text, p_known_version integer default 0, p_known_event_id text default null
) returns json language plpgsql volatile as $$
declare
  loaded json;
begin
  perform set_config('app.tenant_scope', p_scope, true);
  with known as (
    select coalesce((select version from events
                      where tenant_scope = p_scope and stream_id = p_stream_id and version = p_known_version
                        and event_id = p_known_event_id), 0) as version
  )
  select json_build_object(
    'events', coalesce((select json_agg(event) from (
      select stream_id as "streamId", version, event_id as "eventId", category, type,
             schema_version as "schemaVersion", data, meta, command_id as "commandId",
             xid::text as xid, position::text as position,
             to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"
        from events
       where tenant_scope = p_scope and stream_id = p_stream_id
         and version > (select version from known)
       order by version) event), '[]'::json),
    'after', (select version from known),
    'version', coalesce((select version from streams where tenant_scope = p_scope and stream_id = p_stream_id), 0),
    'closed', exists (select from streams where tenant_scope = p_scope and stream_id = p_stream_id
                         and closed_at is not null),
    'earlier', (select json_build_object('bodyHash', body_hash, 'positions', positions, 'reply', reply)
                  from commands where tenant_scope = p_scope and command_id = p_command_id)
  ) into loaded;
  return loaded;
end $$;

revoke execute on function load_stream from public;
grant execute on function load_stream to vg_writer;

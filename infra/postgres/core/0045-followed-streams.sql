-- A consumer follows events lane by lane: the event store is one lane, with a broker each partition is one. A place in
-- a lane is text that only the bus understands.
alter table checkpoints rename to checkpoints_of_store;
create table checkpoints (
  consumer         text collate "C" not null,
  consumer_version integer          not null,
  lane             text collate "C" not null,
  place            text collate "C" not null,
  moved_at         timestamptz      not null,
  primary key (consumer, consumer_version, lane)
);
insert into checkpoints
select consumer, consumer_version, 'store', xid || '.' || position, moved_at from checkpoints_of_store;

-- How far the read models have come in each stream. What was applied is dropped when it comes again; what leaves a hole
-- stops its stream. A parked stream stands still until its parked events are replayed; all others go on.
create table followed_streams (
  tenant_scope     text collate "C" not null,
  stream_id        text collate "C" not null,
  consumer         text collate "C" not null,
  consumer_version integer          not null,
  version          integer          not null check (version >= 0),
  parked_at        timestamptz,
  primary key (tenant_scope, stream_id, consumer, consumer_version)
);
create index parked_streams on followed_streams (parked_at) where parked_at is not null;

-- Events of parked streams as they came: what is sealed stays sealed.
create table parked_events (
  tenant_scope     text collate "C" not null,
  stream_id        text collate "C" not null,
  consumer         text collate "C" not null,
  consumer_version integer          not null,
  version          integer          not null,
  event            jsonb            not null,
  reason           text collate "C" not null,
  parked_at        timestamptz      not null,
  primary key (tenant_scope, stream_id, consumer, consumer_version, version)
);

-- What was applied before streams were counted. The owner is bound by row-level security and sees no row otherwise.
alter table events no force row level security;
insert into followed_streams (tenant_scope, stream_id, consumer, consumer_version, version)
select tenant_scope, stream_id, consumer, consumer_version, max(version)
  from events join checkpoints_of_store checkpoint
    on (events.xid, events.position) <= (checkpoint.xid::xid8, checkpoint.position)
 where checkpoint.consumer = 'read-models'
 group by tenant_scope, stream_id, consumer, consumer_version;
alter table events force row level security;
drop table checkpoints_of_store;

do $$
declare
  kept text;
begin
  foreach kept in array array['followed_streams', 'parked_events'] loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format(
      'create policy one_tenant on %I
         using (tenant_scope = nullif(current_setting(''app.tenant_scope'', true), ''''))
         with check (tenant_scope = nullif(current_setting(''app.tenant_scope'', true), ''''))', kept);
    execute format(
      'create policy projector_follows_every_tenant on %I to vg_projector using (true) with check (true)', kept);
    execute format('grant select, insert, update, delete on %I to vg_projector', kept);
    execute format('grant select on %I to vg_reader', kept);
  end loop;
end $$;

grant select, insert, update on checkpoints to vg_projector;
grant select on checkpoints to vg_reader;

-- How far the read models are with what one command appended, in one round trip: 'reached', 'behind' or 'parked'. A
-- position at which the tenant has no event is reached once its transaction is over.
create function position_reached(
  p_scope text, p_xid xid8, p_position bigint, p_consumer text, p_consumer_version integer
) returns text language plpgsql volatile as $$
declare
  found record;
begin
  perform set_config('app.tenant_scope', p_scope, true);
  select coalesce(bool_or(event.version > coalesce(followed.version, 0)),
                  p_xid >= pg_snapshot_xmin(pg_current_snapshot())) as behind,
         coalesce(bool_or(followed.parked_at is not null and event.version > followed.version), false) as parked
    into found
    from events event
    left join followed_streams followed
      on followed.tenant_scope = event.tenant_scope and followed.stream_id = event.stream_id
         and followed.consumer = p_consumer and followed.consumer_version = p_consumer_version
   where event.xid = p_xid and event.position <= p_position;
  return case when found.parked then 'parked' when found.behind then 'behind' else 'reached' end;
end $$;
revoke execute on function position_reached from public;
grant execute on function position_reached to vg_reader;

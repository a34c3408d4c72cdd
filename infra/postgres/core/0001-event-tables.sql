-- Events are the only source of truth; everything else in this database can be rebuilt from them.
--
-- tenant_scope is tenant and mode (`ten_.../test`), first in every key: a violated constraint can then never
-- reveal another tenant's row. It holds ASCII only, so it is compared byte by byte (COLLATE "C").

-- Which (type, schema version) may be stored. Global: the shapes of events belong to the program.
create table event_types (
  type           text collate "C" not null,
  schema_version integer          not null check (schema_version >= 1),
  schema_hash    text collate "C" not null,
  category       text collate "C" not null,
  registered_at  timestamptz      not null default clock_timestamp(),
  primary key (type, schema_version)
);

-- The current version of each stream. Rewritten by every append, so pages keep room for updates in place.
create table streams (
  tenant_scope text collate "C" not null,
  stream_id    text collate "C" not null,
  category     text collate "C" not null,
  version      integer          not null check (version >= 0),
  closed_at    timestamptz,
  primary key (tenant_scope, stream_id)
) with (fillfactor = 70);

-- CACHE 1: with a larger cache each session would draw from its own block, and positions of one stream
-- would no longer rise with its versions. The outbox is emptied in this order.
create sequence event_positions as bigint cache 1;

create table events (
  tenant_scope   text collate "C" not null,
  stream_id      text collate "C" not null,
  version        integer          not null check (version >= 1),
  event_id       text collate "C" not null,
  category       text collate "C" not null,
  type           text collate "C" not null,
  schema_version integer          not null,
  data           jsonb            not null,
  meta           jsonb            not null,
  command_id     text collate "C" not null,
  -- (xid, position) is the order in which readers follow. Neither column is time.
  xid            xid8             not null default pg_current_xact_id(),
  position       bigint           not null,
  recorded_at    timestamptz      not null default clock_timestamp(),
  -- Backs the versions even where someone goes around the locks of append_events.
  primary key (tenant_scope, stream_id, version),
  unique (tenant_scope, event_id),
  foreign key (tenant_scope, stream_id) references streams
);
-- The order of subscriptions, over all tenants: the one key without the tenant in front.
create index events_in_reading_order on events (xid, position);

-- The first result of each command: what a repeat is answered with.
create table commands (
  tenant_scope text collate "C" not null,
  command_id   text collate "C" not null,
  body_hash    text collate "C" not null,
  positions    jsonb            not null,
  reply        jsonb,
  recorded_at  timestamptz      not null default clock_timestamp(),
  primary key (tenant_scope, command_id)
);

-- Events on their way to the broker; a row goes when the broker has acknowledged it. The columns are those
-- of Debezium's outbox event router, so that change-data capture can take over by configuration.
create table outbox (
  tenant_scope  text collate "C" not null,
  id            text collate "C" not null,
  aggregatetype text collate "C" not null,
  aggregateid   text collate "C" not null,
  type          text collate "C" not null,
  payload       jsonb            not null,
  envelope      jsonb            not null,
  stream_id     text collate "C" not null,
  version       integer          not null,
  position      bigint           not null,
  shard         smallint         not null check (shard between 0 and 15),
  primary key (tenant_scope, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create index outbox_in_sending_order on outbox (shard, position);

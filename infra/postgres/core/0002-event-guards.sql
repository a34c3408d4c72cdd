-- What the database itself refuses, whoever asks.

-- Append-only. Statement triggers bind the owner too and fire for TRUNCATE.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete or truncate on events
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on event_types
  for each statement execute function refuse_change();

-- An event of an unregistered (type, version, category) cannot be stored. A trigger per statement instead of
-- a foreign key: the key would share-lock one row of event_types for all appends of a type, and since that
-- table is append-only no lock is needed.
create function refuse_unregistered_events() returns trigger language plpgsql as $$
declare
  stray record;
begin
  select added.type, added.schema_version, added.category into stray
    from added
   where not exists (
           select from event_types known
            where known.type = added.type
              and known.schema_version = added.schema_version
              and known.category = added.category)
   limit 1;
  if found then
    raise exception 'event type % version % is not registered for category %',
      stray.type, stray.schema_version, stray.category using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;

create trigger registered_types_only after insert on events
  referencing new table as added for each statement execute function refuse_unregistered_events();

-- Row-level security: a row is seen and written only under its own tenant scope. Unset, the setting is NULL
-- or (after a transaction that set it) the empty string: both mean no row. FORCE binds the owner.
alter table streams  enable row level security;
alter table events   enable row level security;
alter table commands enable row level security;
alter table outbox   enable row level security;
alter table streams  force row level security;
alter table events   force row level security;
alter table commands force row level security;
alter table outbox   force row level security;

create policy one_tenant on streams
  using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
  with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));
create policy one_tenant on events
  using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
  with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));
create policy one_tenant on commands
  using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
  with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));
create policy one_tenant on outbox
  using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
  with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));

-- The two roles that rightly see all tenants, each on one table.
create policy subscriptions_read_every_tenant on events for select to vg_tail using (true);
create policy relay_reads_every_tenant on outbox for select to vg_relay using (true);
create policy relay_empties_every_tenant on outbox for delete to vg_relay using (true);

grant select on event_types to vg_writer, vg_reader, vg_tail;
grant select, insert on events, commands to vg_writer;
grant select, insert on streams to vg_writer;
grant update (version, closed_at) on streams to vg_writer;
grant insert on outbox to vg_writer;
grant usage on sequence event_positions to vg_writer;
grant select on events, streams to vg_reader;
grant select on events to vg_tail;
grant select, delete on outbox to vg_relay;

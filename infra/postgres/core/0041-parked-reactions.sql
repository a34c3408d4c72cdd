-- Events that a process could not react to after several attempts: set aside, so that they hold up nobody, and tried
-- again until they succeed. Ids and the kind of error only; the event itself is read from its stream.
create table parked_reactions (
  tenant_scope text collate "C" not null,
  event_id     text collate "C" not null,
  stream_id    text collate "C" not null,
  type         text collate "C" not null,
  error        text             not null,
  attempts     integer          not null,
  parked_at    timestamptz      not null,
  primary key (tenant_scope, event_id)
);

alter table parked_reactions enable row level security;
alter table parked_reactions force row level security;
create policy one_tenant on parked_reactions
  using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
  with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));
create policy projector_writes_every_tenant on parked_reactions to vg_projector using (true) with check (true);
grant select, insert, update, delete on parked_reactions to vg_projector;
grant select on parked_reactions to vg_reader;

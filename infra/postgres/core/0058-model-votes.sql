-- What families of models were asked, and what that cost: a read model, rebuilt from events at any time.
create table model_votes (
  tenant_scope   text collate "C" not null,
  analysis_id    text collate "C" not null,
  version        integer          not null,
  family         text collate "C" not null,
  voter_version  text collate "C" not null,
  recorded_at    timestamptz      not null,
  votes          integer          not null,
  no_votes       integer          not null,
  quotes_dropped integer          not null,
  calls          integer          not null,
  cost_micros    integer          not null,
  primary key (tenant_scope, analysis_id, version)
);
-- What a tenant has spent since the month began, asked before models are. The cost is in the index: no row is looked up.
create index model_votes_by_time on model_votes (tenant_scope, recorded_at) include (cost_micros);

alter table model_votes enable row level security;
alter table model_votes force row level security;
create policy one_tenant on model_votes
  using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
  with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));
create policy projector_writes_every_tenant on model_votes to vg_projector using (true) with check (true);
grant select, insert, update, delete on model_votes to vg_projector;
grant select on model_votes to vg_reader;

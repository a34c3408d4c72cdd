-- Whether a tenant has a key for a provider: never the key itself, not even sealed.
create table provider_keys (
  tenant_scope    text collate "C" not null,
  provider_key_id text collate "C" not null,
  provider        text collate "C" not null,
  state           text collate "C" not null,
  fingerprint     text collate "C",
  set_at          timestamptz,
  set_by          jsonb,
  version         integer          not null,
  primary key (tenant_scope, provider_key_id)
);

-- How the readers of public profiles stand: those of the platform's own key under the operator's scope.
create table source_adapters (
  tenant_scope        text collate "C" not null,
  adapter_id          text collate "C" not null,
  platform            text collate "C" not null,
  reason_code         text collate "C",
  open_until          timestamptz,
  switched_off_at     timestamptz,
  switched_off_by     text collate "C",
  switched_off_reason text,
  verdict             text collate "C",
  version             integer          not null,
  primary key (tenant_scope, adapter_id)
);
-- What operators look through, of every tenant; small, since most adapters work most of the time.
create index shut_source_adapters on source_adapters (tenant_scope, adapter_id)
  where reason_code is not null or switched_off_at is not null;

do $$
declare
  read_model text;
begin
  foreach read_model in array array['provider_keys', 'source_adapters'] loop
    execute format('alter table %I enable row level security', read_model);
    execute format('alter table %I force row level security', read_model);
    execute format(
      'create policy one_tenant on %I
         using (tenant_scope = nullif(current_setting(''app.tenant_scope'', true), ''''))
         with check (tenant_scope = nullif(current_setting(''app.tenant_scope'', true), ''''))', read_model);
    execute format(
      'create policy projector_writes_every_tenant on %I to vg_projector using (true) with check (true)', read_model);
    execute format('grant select, insert, update, delete on %I to vg_projector', read_model);
    execute format('grant select on %I to vg_reader', read_model);
  end loop;
end $$;

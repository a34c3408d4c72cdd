-- Uploads that wait for parts. Rows go when they are completed, abandoned or have expired.
create table open_uploads (
  tenant_scope text collate "C" not null,
  upload_id    text collate "C" not null,
  consent_id   text collate "C" not null,
  expires_at   timestamptz      not null,
  primary key (tenant_scope, upload_id)
);
-- What a withdrawal looks for.
create index open_uploads_by_consent on open_uploads (tenant_scope, consent_id, upload_id);

alter table open_uploads enable row level security;
alter table open_uploads force row level security;
create policy one_tenant on open_uploads
  using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
  with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));
create policy projector_writes_every_tenant on open_uploads to vg_projector using (true) with check (true);
grant select, insert, update, delete on open_uploads to vg_projector;
grant select on open_uploads to vg_reader;

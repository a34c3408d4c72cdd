-- Content that must be erasable: posts, uploads, replies, reports. Sealed under the subject's key before it
-- comes here; events carry only its id, size and digest.

-- One attempt to store content. Its chunks can be read only after `evidence` names it, in the same transaction
-- that proves them complete; an attempt that nothing names is rubbish, swept by age.
create table evidence_uploads (
  tenant_scope text collate "C" not null,
  upload_id    text collate "C" not null,
  evidence_id  text collate "C" not null,
  started_at   timestamptz not null,
  primary key (tenant_scope, upload_id)
);

create index evidence_uploads_by_start on evidence_uploads (started_at);

create table evidence_chunks (
  tenant_scope text collate "C" not null,
  upload_id    text collate "C" not null,
  chunk        integer not null check (chunk >= 0),
  sealed       bytea not null,
  primary key (tenant_scope, upload_id, chunk),
  foreign key (tenant_scope, upload_id) references evidence_uploads (tenant_scope, upload_id) on delete cascade
);

-- Ciphertext does not compress: do not try on every write.
alter table evidence_chunks alter column sealed set storage external;

create table evidence (
  tenant_scope     text collate "C" not null,
  evidence_id      text collate "C" not null check (evidence_id ~ '^evd_[0-9a-hjkmnp-tv-z]{26}$'),
  kind             text not null check (kind in ('posts', 'upload', 'analysis', 'report', 'pdf', 'text')),
  subject          text collate "C" not null check (subject ~ '^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$'),
  content_type     text check (content_type ~ '^[a-z0-9.+-]+/[a-z0-9.+-]+$'),
  size_bytes       bigint not null check (size_bytes >= 0),
  -- HMAC-SHA-256 of the content under the subject's key, hexadecimal.
  sha256           text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  chunk_size_bytes integer not null check (chunk_size_bytes > 0),
  chunk_count      integer not null check (chunk_count > 0),
  -- Null once purged: the row stays as the proof of what was held, the content is gone.
  upload_id        text collate "C",
  stored_at        timestamptz not null,
  purged_at        timestamptz,
  purge_reason     text,
  primary key (tenant_scope, evidence_id),
  unique (tenant_scope, upload_id),
  foreign key (tenant_scope, upload_id) references evidence_uploads (tenant_scope, upload_id),
  check ((upload_id is null) = (purged_at is not null)),
  check ((purged_at is null) = (purge_reason is null))
);

create index evidence_uploads_held_by_age on evidence (stored_at) where kind = 'upload' and purged_at is null;

alter table evidence_uploads enable row level security;
alter table evidence_uploads force row level security;
create policy tenant_scope on evidence_uploads to vg_writer
  using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
  with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));

alter table evidence_chunks enable row level security;
alter table evidence_chunks force row level security;
create policy tenant_scope on evidence_chunks to vg_writer
  using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
  with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));

alter table evidence enable row level security;
alter table evidence force row level security;
create policy tenant_scope on evidence to vg_writer
  using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
  with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));

-- The retention sweep must learn in which tenants something is due. The columns granted below tell it that and
-- neither content nor subjects; the purge itself runs in the tenant's own scope.
create policy retention_sweep on evidence for select to vg_tail using (true);
create policy retention_sweep on evidence_uploads for select to vg_tail using (true);

grant select, insert on evidence to vg_writer;
grant update (upload_id, purged_at, purge_reason) on evidence to vg_writer;
grant select, insert, delete on evidence_uploads, evidence_chunks to vg_writer;
grant select (tenant_scope, evidence_id, kind, stored_at, purged_at, upload_id) on evidence to vg_tail;
grant select (tenant_scope, upload_id, started_at) on evidence_uploads to vg_tail;

-- Root key (outside) -> one key per tenant scope -> one key per subject. Only wrapped keys are stored. This
-- database stands apart from the events, so that its backups can be kept for a shorter time than theirs.

create table tenant_keys (
  tenant_scope text collate "C" not null,
  version      integer not null check (version > 0),
  -- active: wraps subject keys. retired: nothing is wrapped under it any more. erased: the tenant has left.
  state        text not null check (state in ('active', 'retired', 'erased')),
  wrapped      bytea,
  root_key_id  text not null,
  created_at   timestamptz not null,
  erased_at    timestamptz,
  erased_by    text,
  request_id   text,
  primary key (tenant_scope, version),
  check ((state = 'active') = (wrapped is not null)),
  check ((state = 'erased') = (erased_at is not null and erased_by is not null and request_id is not null))
);

create unique index tenant_keys_one_active on tenant_keys (tenant_scope) where state = 'active';

create table subject_keys (
  tenant_scope       text collate "C" not null,
  -- An id, so that nothing personal can stand here; `blind-index` is the tenant's own search key.
  subject            text collate "C" not null check (subject ~ '^([a-z]{3}_[0-9a-hjkmnp-tv-z]{26}|blind-index)$'),
  version            integer not null check (version > 0),
  -- active: seals and opens. rotated: opens only. erased: gone, and the subject gets no other.
  state              text not null check (state in ('active', 'rotated', 'erased')),
  wrapped            bytea,
  tenant_key_version integer,
  created_at         timestamptz not null,
  erased_at          timestamptz,
  erased_by          text,
  request_id         text,
  primary key (tenant_scope, subject, version),
  foreign key (tenant_scope, tenant_key_version) references tenant_keys (tenant_scope, version),
  check ((state = 'erased') = (wrapped is null)),
  check ((wrapped is null) = (tenant_key_version is null)),
  check ((state = 'erased') = (erased_at is not null and erased_by is not null and request_id is not null))
);

create unique index subject_keys_one_active on subject_keys (tenant_scope, subject) where state = 'active';
-- Rotation of a tenant key finds what it wrapped.
create index subject_keys_by_tenant_key on subject_keys (tenant_scope, tenant_key_version);

-- What was erased, for replay after a restore. `subject` null: the whole tenant scope.
create table erasure_log (
  tenant_scope text collate "C" not null,
  subject      text collate "C",
  erased_at    timestamptz not null,
  erased_by    text not null,
  request_id   text not null,
  unique nulls not distinct (tenant_scope, subject)
);

-- Nobody, the owner included, turns an erased key back or removes the trace of an erasure.
create function refuse_change_of_erased() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: an erasure is final', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger erased_is_final before update or delete on tenant_keys
  for each row when (old.state = 'erased') execute function refuse_change_of_erased();
create trigger erased_is_final before update or delete on subject_keys
  for each row when (old.state = 'erased') execute function refuse_change_of_erased();
create trigger erased_is_final before update or delete on erasure_log
  for each row execute function refuse_change_of_erased();
create trigger keys_are_not_truncated before truncate on tenant_keys
  for each statement execute function refuse_change_of_erased();
create trigger keys_are_not_truncated before truncate on subject_keys
  for each statement execute function refuse_change_of_erased();
create trigger keys_are_not_truncated before truncate on erasure_log
  for each statement execute function refuse_change_of_erased();

alter table tenant_keys enable row level security;
alter table tenant_keys force row level security;
create policy tenant_scope on tenant_keys to vg_writer
  using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
  with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));

alter table subject_keys enable row level security;
alter table subject_keys force row level security;
create policy tenant_scope on subject_keys to vg_writer
  using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
  with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));

alter table erasure_log enable row level security;
alter table erasure_log force row level security;
create policy tenant_scope on erasure_log to vg_writer
  using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
  with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));

-- Keys are never deleted, and what identifies a key is never changed.
grant select, insert on tenant_keys, subject_keys, erasure_log to vg_writer;
grant update (state, wrapped, erased_at, erased_by, request_id) on tenant_keys to vg_writer;
grant update (state, wrapped, tenant_key_version, erased_at, erased_by, request_id) on subject_keys to vg_writer;

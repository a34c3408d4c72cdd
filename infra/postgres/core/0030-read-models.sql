-- Read models: rebuilt from events at any time. Written by vg_projector across tenants, read by vg_reader within one.
-- Personal data stands here as the sealed envelope of its event, never in clear.

create table tenants (
  tenant_scope   text collate "C" not null,
  tenant_id      text collate "C" not null,
  name           text             not null,
  requester_type text collate "C" not null,
  place          text collate "C" not null,
  state          text collate "C" not null,
  certification  jsonb,
  policy         jsonb            not null,
  version        integer          not null,
  primary key (tenant_scope, tenant_id)
);

create table units (
  tenant_scope text collate "C" not null,
  unit_id      text collate "C" not null,
  name         text             not null,
  place        text collate "C",
  parent_id    text collate "C",
  level        integer          not null,
  state        text collate "C" not null,
  version      integer          not null,
  primary key (tenant_scope, unit_id)
);

create table members (
  tenant_scope  text collate "C" not null,
  member_id     text collate "C" not null,
  roles         jsonb            not null,
  simulated     boolean          not null,
  trained_until timestamptz,
  state         text collate "C" not null,
  personal      jsonb,
  version       integer          not null,
  primary key (tenant_scope, member_id)
);

create table credentials (
  tenant_scope  text collate "C" not null,
  credential_id text collate "C" not null,
  kind          text collate "C" not null,
  subject_id    text collate "C" not null,
  secret_sha256 text collate "C" not null,
  scopes        jsonb            not null,
  expires_at    timestamptz,
  revoked_at    timestamptz,
  primary key (tenant_scope, credential_id)
);
-- A credential says whose it is, so it is found before the tenant is known: the hash of 178 random bits reveals nothing.
create unique index credentials_secret on credentials (secret_sha256);

create table applicants (
  tenant_scope text collate "C" not null,
  applicant_id text collate "C" not null,
  unit_id      text collate "C",
  place        text collate "C",
  state        text collate "C" not null,
  personal     jsonb,
  created_at   timestamptz      not null,
  version      integer          not null,
  primary key (tenant_scope, applicant_id)
);

create table handles (
  tenant_scope text collate "C" not null,
  handle_id    text collate "C" not null,
  applicant_id text collate "C" not null,
  platform     text collate "C" not null,
  state        text collate "C" not null,
  personal     jsonb,
  archives     jsonb            not null,
  created_at   timestamptz      not null,
  version      integer          not null,
  primary key (tenant_scope, handle_id)
);
create index handles_by_applicant on handles (tenant_scope, applicant_id, handle_id);
-- What the daily purge of uploads looks through, of every tenant; small, since reading an upload empties it.
create index handles_with_archives on handles (handle_id) where archives <> '[]'::jsonb;

create table consents (
  tenant_scope text collate "C" not null,
  consent_id   text collate "C" not null,
  applicant_id text collate "C" not null,
  state        text collate "C" not null,
  scope        jsonb            not null,
  method       text collate "C" not null,
  text_version text collate "C" not null,
  text_sha256  text collate "C" not null,
  language     text collate "C" not null,
  granted_at   timestamptz      not null,
  expires_at   timestamptz      not null,
  withdrawn_at timestamptz,
  version      integer          not null,
  primary key (tenant_scope, consent_id)
);
create index consents_by_applicant on consents (tenant_scope, applicant_id, consent_id);

create table cohorts (
  tenant_scope    text collate "C" not null,
  cohort_id       text collate "C" not null,
  unit_id         text collate "C",
  name            text             not null,
  purpose         text collate "C" not null,
  state           text collate "C" not null,
  policy          jsonb,
  rounds_started  integer          not null,
  rounds_finished integer          not null,
  refused         jsonb            not null,
  created_at      timestamptz      not null,
  version         integer          not null,
  primary key (tenant_scope, cohort_id)
);

-- Rounds that a worker takes up again after a restart, of every tenant; small, since finished rounds leave it.
create index cohorts_open_rounds on cohorts (cohort_id) where rounds_started > rounds_finished;

create table cohort_applicants (
  tenant_scope text collate "C" not null,
  cohort_id    text collate "C" not null,
  applicant_id text collate "C" not null,
  primary key (tenant_scope, cohort_id, applicant_id)
);

create table screenings (
  tenant_scope text collate "C" not null,
  screening_id text collate "C" not null,
  applicant_id text collate "C" not null,
  cohort_id    text collate "C",
  consent_id   text collate "C" not null,
  mode         text collate "C" not null,
  purpose      text collate "C" not null,
  state        text collate "C" not null,
  result       text collate "C",
  as_of        timestamptz      not null,
  window_from  timestamptz      not null,
  window_to    timestamptz      not null,
  policy       jsonb            not null,
  gate         jsonb            not null,
  review_id    text collate "C",
  report_id    text collate "C",
  failure_code text collate "C",
  ordered_at   timestamptz      not null,
  finished_at  timestamptz,
  version      integer          not null,
  primary key (tenant_scope, screening_id)
);
-- The id last in each: a page of a filtered list is read in its order, without a sort.
create index screenings_by_applicant on screenings (tenant_scope, applicant_id, screening_id);
create index screenings_by_cohort on screenings (tenant_scope, cohort_id, screening_id);
create index screenings_by_consent on screenings (tenant_scope, consent_id, screening_id);
-- What the worker takes up again after a restart, of every tenant; small, since ended screenings leave it.
create index screenings_open on screenings (screening_id)
  where state in ('pending', 'in_progress', 'in_review', 'ready');

create table screening_sources (
  tenant_scope text collate "C" not null,
  screening_id text collate "C" not null,
  source_id    text collate "C" not null,
  platform     text collate "C" not null,
  kind         text collate "C" not null,
  handle_id    text collate "C" not null,
  stage        text collate "C" not null,
  percent      integer          not null,
  collected    jsonb,
  gaps         jsonb,
  coverage     jsonb,
  assessed     jsonb,
  primary key (tenant_scope, screening_id, source_id)
);

create table findings (
  tenant_scope        text collate "C" not null,
  finding_id          text collate "C" not null,
  screening_id        text collate "C" not null,
  applicant_id        text collate "C" not null,
  source_id           text collate "C" not null,
  platform            text collate "C" not null,
  post_id             text collate "C" not null,
  analysis_id         text collate "C" not null,
  state               text collate "C" not null,
  category            text collate "C" not null,
  severity            text collate "C" not null,
  certainty           text collate "C",
  audience            text collate "C" not null,
  posted_at           timestamptz      not null,
  proposal            jsonb            not null,
  review_id           text collate "C",
  reason              jsonb,
  decided_at          timestamptz,
  injection_suspected boolean          not null,
  version             integer          not null,
  primary key (tenant_scope, finding_id)
);
create index findings_by_screening on findings (tenant_scope, screening_id, finding_id);

create table reviews (
  tenant_scope  text collate "C" not null,
  review_id     text collate "C" not null,
  screening_id  text collate "C" not null,
  applicant_id  text collate "C" not null,
  state         text collate "C" not null,
  findings      jsonb            not null,
  four_eyes     boolean          not null,
  claimed_by    text collate "C",
  claimed_until timestamptz,
  looked_by     jsonb            not null,
  queued_at     timestamptz      not null,
  closed_at     timestamptz,
  version       integer          not null,
  primary key (tenant_scope, review_id)
);
create index reviews_waiting on reviews (tenant_scope, queued_at) where state <> 'closed';

create table reports (
  tenant_scope   text collate "C" not null,
  report_id      text collate "C" not null,
  screening_id   text collate "C" not null,
  applicant_id   text collate "C" not null,
  report_version integer          not null,
  state          text collate "C" not null,
  result         text collate "C" not null,
  private_view   jsonb            not null,
  requester_view jsonb,
  comment        jsonb,
  built_at       timestamptz      not null,
  released_at    timestamptz,
  version        integer          not null,
  primary key (tenant_scope, report_id)
);
create index reports_by_screening on reports (tenant_scope, screening_id, report_id);
create index reports_by_applicant on reports (tenant_scope, applicant_id, report_id);

-- How far each consumer of events has come. Global: it belongs to the consumer.
create table checkpoints (
  consumer         text collate "C" not null,
  consumer_version integer          not null,
  xid              text collate "C" not null,
  position         bigint           not null,
  moved_at         timestamptz      not null,
  primary key (consumer, consumer_version)
);

do $$
declare
  read_model text;
begin
  foreach read_model in array array[
    'tenants', 'units', 'members', 'credentials', 'applicants', 'handles', 'consents', 'cohorts',
    'cohort_applicants', 'screenings', 'screening_sources', 'findings', 'reviews', 'reports'
  ] loop
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
  foreach read_model in array array['credentials', 'members', 'tenants'] loop
    execute format('create policy auth_reads_every_tenant on %I for select to vg_auth using (true)', read_model);
    execute format('grant select on %I to vg_auth', read_model);
  end loop;
end $$;

grant select, insert, update on checkpoints to vg_projector;
grant select on checkpoints to vg_reader;

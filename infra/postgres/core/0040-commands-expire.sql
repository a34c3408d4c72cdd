-- A request may be repeated under its key for a day; after that its record goes. Records of processes are their
-- journal, by which one that died goes on, and stay.

create index commands_that_expire on commands (recorded_at) where command_id ~ '^(http|read)/';

-- Across tenants, and no more than it takes to tell which are old: never what was asked or answered.
create policy relay_finds_requests_of_every_tenant on commands for select to vg_relay
  using (command_id ~ '^(http|read)/');
create policy relay_expires_requests_of_every_tenant on commands for delete to vg_relay
  using (command_id ~ '^(http|read)/' and recorded_at < clock_timestamp() - interval '24 hours');

grant select (tenant_scope, command_id, recorded_at), delete on commands to vg_relay;

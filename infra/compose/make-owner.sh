#!/bin/sh
# Run once by PostgreSQL's image, on an empty volume: the owner of the databases, who is no superuser, so that row-level
# security binds it as well.
set -eu
psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set=password="$(cat /run/secrets/postgres-owner-password)" <<'SQL'
create role vg_owner login createdb createrole password :'password';
grant pg_signal_backend to vg_owner;
SQL

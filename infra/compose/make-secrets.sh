#!/bin/sh
# Makes the secrets of compose.yaml, once: passwords, the root key and the key of Temporal's payloads. What is there is
# left alone. Keep a copy of infra/secrets away from the databases: without root.key nothing stored can be read.
set -eu
umask 077
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
secrets="$here/secrets"
mkdir -p "$secrets/erasures"

# The services run as whoever owns the root key, and never as root.
user=$(id -u)
group=$(id -g)
if [ "$user" -eq 0 ]; then
  user=1000
  group=1000
fi

random() { head -c "$1" /dev/urandom | base64 | tr -d '\n=' | tr '+/' '-_'; }

# make NAME MODE CONTENT
make() {
  [ -e "$secrets/$1" ] && return
  printf '%s\n' "$3" >"$secrets/$1.new"
  chmod "$2" "$secrets/$1.new"
  mv "$secrets/$1.new" "$secrets/$1"
}
of() { cat "$secrets/$1"; }

# Read by engines, each of which runs as a user of its own; the folder keeps everybody else out.
make postgres-superuser-password 0444 "$(random 24)"
make postgres-owner-password 0444 "$(random 24)"
make temporal-postgres-password 0444 "$(random 24)"
make clickhouse-password 0444 "$(random 24)"

# Read by the services.
make login-password 0400 "$(random 24)"
make core-owner-url 0400 "postgres://vg_owner:$(of postgres-owner-password)@postgres:5432/core"
make keys-owner-url 0400 "postgres://vg_owner:$(of postgres-owner-password)@postgres:5432/keys"
make core-url 0400 "postgres://vg_login:$(of login-password)@postgres:5432/core"
make keys-url 0400 "postgres://vg_login:$(of login-password)@postgres:5432/keys"
make payload.key 0400 "$(head -c 32 /dev/urandom | base64)"
# Of Apify and of models; yours to fill.
make apify-key 0400 ""
make gemini-key 0400 ""
make openai-key 0400 ""
make openrouter-key 0400 ""
make root.key 0400 "visaguard-root-key-1 $(random 32)"

if [ "$(id -u)" -eq 0 ]; then
  (cd "$secrets" && chown "$user:$group" erasures login-password core-owner-url keys-owner-url core-url keys-url payload.key root.key apify-key \
    gemini-key openai-key openrouter-key)
fi
printf 'COMPOSE_PROJECT_NAME=visaguard\nVISAGUARD_UID=%s\nVISAGUARD_GID=%s\n' "$user" "$group" >"$here/.env"
printf 'The secrets are in %s, and the user of the services in %s.\n' "$secrets" "$here/.env"

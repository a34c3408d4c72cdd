export const migrateUsage = `Brings the databases of a deployment up to date: before its services start, and again before a newer version of them does.

Usage: visaguard migrate [options]

  --wait   changes nothing and waits, at most five minutes, until another has migrated: for what starts a service
  --help   show this text

It makes the databases and roles that are missing, applies the migrations of PostgreSQL and ClickHouse, registers the
event types and makes the topics. It may be run again, and twice at once; what is up to date it leaves alone.

Read from the environment, each also from a file (VISAGUARD_CORE_OWNER_URL_FILE):

  VISAGUARD_CORE_OWNER_URL, VISAGUARD_KEYS_OWNER_URL   the owner: may create roles, and databases that are missing
  VISAGUARD_CORE_URL, VISAGUARD_KEYS_URL               what the services log in with; the role gets this password
  VISAGUARD_CLICKHOUSE_URL, _USER, _PASSWORD           ClickHouse
  VISAGUARD_KAFKA, VISAGUARD_TOPIC_GENERATION, _PARTITIONS, _REPLICAS   Kafka

With --wait it reads what the service itself reads: VISAGUARD_CORE_URL, and the keys and ClickHouse where they are given.

Exit codes:
  0  up to date
  1  it cannot be brought up to date, or --wait waited too long; a sentence says why
  2  bad usage
`;

export const opsUsage = `Looks after the event log and what is built from it.

Usage: visaguard ops <what> [options]

  visaguard ops status [--json]         how far each consumer is, what waits in the outbox, what is parked
  visaguard ops replay                  applies the events of parked streams, in order
  visaguard ops verify [--tenant ID]    compares the read models with a fold of the events; the service goes on
  visaguard ops rebuild                 builds the read models anew from the events, and swaps them in
  visaguard ops republish [options]     publishes events to Kafka again, from the event store; see below

  --data-dir DIR   the folder of a server, running or not; default VISAGUARD_DATA_DIR, or .data
  --help           show this text

Options of republish; without any, all events go to the topics that there are:
  --generation N   for a broker that was wiped: fills new topics, of the next generation
  --from POSITION  only streams with an event at this position or after it, each whole; default 0
  --tenant ID/MODE, --stream ID
                   one tenant in one mode, one stream of it

Without --data-dir, databases elsewhere may be named: VISAGUARD_CORE_URL (the login role) and, for verify and rebuild,
VISAGUARD_CORE_OWNER_URL (the owner); republish needs VISAGUARD_KAFKA. Each may come from a file: VISAGUARD_CORE_URL_FILE.

Exit codes:
  0  healthy, or done
  1  something needs a person, or it cannot run; the output says what
  2  bad usage
`;

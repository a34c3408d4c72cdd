export const opsUsage = `Looks after the event log and what is built from it.

Usage: visaguard ops <what> [options]

  visaguard ops status [--json]         how far each consumer is, what waits in the outbox, what is parked
  visaguard ops replay                  applies the events of parked streams, in order
  visaguard ops verify [--tenant ID]    compares the read models with a fold of the events; the service goes on
  visaguard ops rebuild                 builds the read models anew from the events, and swaps them in

  --data-dir DIR   the folder of a server, running or not; default VISAGUARD_DATA_DIR, or .data
  --help           show this text

Without --data-dir, databases elsewhere may be named: VISAGUARD_CORE_URL (the login role) and, for verify and rebuild,
VISAGUARD_CORE_OWNER_URL (the owner). Each may come from a file: VISAGUARD_CORE_URL_FILE.

Exit codes:
  0  healthy, or done
  1  something needs a person, or it cannot run; the output says what
  2  bad usage
`;

export const stackUsage = `Runs the platform as separate services on Kafka, Temporal, PostgreSQL and ClickHouse's engine, on this machine.

Usage: npm run stack -- [options]
       visaguard stack [options]

  --data-dir DIR   the folder that holds everything; default .stack, or VISAGUARD_DATA_DIR
  --host HOST      the address to serve on; default 127.0.0.1, or VISAGUARD_HOST
  --port N         the port of the API, 0 for any that is free; default 4400, or VISAGUARD_PORT
  --help           show this text

Needs Java for Kafka, and Maven and Go the first time, to get Kafka and to build Temporal: that takes minutes, once.
Ctrl-C stops all of it; the next start goes on with the same data.

Exit codes:
  0  stopped by Ctrl-C or a signal
  1  it cannot run; a sentence says why
  2  bad usage
`;

export const startUsage = `Runs the whole platform on this machine. The first start screens a sample cohort of made-up applicants.

Usage: npm start -- [options]
       visaguard start [options]

  --data-dir DIR   the folder that holds everything; default .data, or VISAGUARD_DATA_DIR
  --host HOST      the address to serve on; default 127.0.0.1, or VISAGUARD_HOST
  --port N         the port to serve on, 0 for any that is free; default 4400, or VISAGUARD_PORT
  --help           show this text

Ctrl-C stops it; the next start goes on with the same data.

Exit codes:
  0  stopped by Ctrl-C or a signal
  1  it cannot run; a sentence says why
  2  bad usage
`;

export const tokenUsage = `Issues credentials that no API call hands out. The server must be running; a token is shown once.

Usage: visaguard token <kind> [options]

  visaguard token reviewer --name NAME --email EMAIL   adds a trained reviewer, a person, and issues their token
  visaguard token applicant APPLICANT_ID               issues the token with which an applicant reads their own report
  visaguard token key                                  issues a further API key

  --data-dir DIR   the folder of the server; default .data, or VISAGUARD_DATA_DIR
  --days N         how long a person's token is valid, 1 to 365; default 30
  --help           show this text
`;

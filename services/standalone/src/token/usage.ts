export const tokenUsage = `Issues credentials that no API call hands out. The server must be running; a token is shown once.

Usage: visaguard token <kind> [options]

  visaguard token reviewer --name NAME --email EMAIL   adds a trained reviewer, a person, and issues their token
  visaguard token applicant APPLICANT_ID               issues the token with which an applicant reads their own report
  visaguard token key                                  issues a further API key
  visaguard token tenant --name NAME                   makes a university in test mode with a simulated reviewer, on a
                                                       deployment; prints its id and its first API key, one a line

  --data-dir DIR   the folder of the server; default .data, or VISAGUARD_DATA_DIR
  --tenant ID      whose credential it is; left out on a folder: the tenant of its first start
  --live           the tenant is a live one
  --days N         how long a person's token is valid, 1 to 365; default 30
  --help           show this text

A deployment is named by the environment, as for its services: VISAGUARD_CORE_URL, VISAGUARD_KEYS_URL,
VISAGUARD_ROOT_KEY_FILE and VISAGUARD_ERASURES_FILE. --data-dir goes before it.
`;

export const sourcesUsage = `Looks after the services that public profiles are read through.

Usage: visaguard sources doctor [--key-file FILE]

  visaguard sources doctor   checks the key for Apify, its plan and its limit, and every actor that VisaGuard runs;
                             one line each, with what to do. It runs no actor and costs nothing

  --key-file FILE   the file that holds the key, and nothing else
  --help            show this text

Without --key-file the key is VISAGUARD_APIFY_TOKEN, or stands in the file that VISAGUARD_APIFY_TOKEN_FILE names. It is
never an argument, which others on the machine could read. VISAGUARD_APIFY_URL names another address than Apify's own.
VISAGUARD_APIFY_ACTORS chooses other actors and pins builds, for example
linkedin.posts=apimaestro/linkedin-profile-posts@0.1.2; the doctor prints the line that pins what is latest now.

Exit codes:
  0  everything can be used; lines with "note" tell what somebody should know
  1  something cannot be used; its line says what to do
  2  bad usage, or no key
`;

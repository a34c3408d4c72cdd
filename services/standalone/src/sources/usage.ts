export const sourcesUsage = `Looks after the services that public profiles are read through.

Usage: visaguard sources <what> [options]

  visaguard sources doctor [--key-file FILE]
        checks the key for Apify, its plan and its limit, and every actor that VisaGuard runs; one line each, with
        what to do. It runs no actor and costs nothing
  visaguard sources status
        which platforms are read now, and why the others are not
  visaguard sources off PLATFORM --reason "..."
        no worker starts a run on the platform any more, whatever the key; who did it, when and why is on record
  visaguard sources on PLATFORM

  --key-file FILE   the file that holds the key, and nothing else
  --data-dir DIR    the folder of a server; default VISAGUARD_DATA_DIR, or .data. off and on need one that runs
  --help            show this text

Without --key-file the key is VISAGUARD_APIFY_TOKEN, or stands in the file that VISAGUARD_APIFY_TOKEN_FILE names. It is
never an argument, which others on the machine could read. VISAGUARD_APIFY_URL names another address than Apify's own.
VISAGUARD_APIFY_ACTORS chooses other actors and pins builds, for example
linkedin.posts=apimaestro/linkedin-profile-posts@0.1.2; the doctor prints the line that pins what is latest now.

Without --data-dir, status, off and on look at the databases that the environment names: VISAGUARD_CORE_URL, and for off
and on VISAGUARD_KEYS_URL, VISAGUARD_ROOT_KEY_FILE and VISAGUARD_ERASURES_FILE, as services have them.

Exit codes:
  0  everything can be used; lines with "note" tell what somebody should know
  1  something cannot be used, or is not read now; its line says why
  2  bad usage, or no key
`;

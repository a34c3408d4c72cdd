export const tenantUsage = `Makes tenants: an act of the operator, which no API call does.

Usage: visaguard tenant create --name NAME --type university|agency --place PLACE [--live] [options]

It prints three lines, once: the tenant's id, an API key, and the token of its owner. The owner certifies the purposes
of the tenant by the API (POST /v1/tenant/certifications) before anything can be ordered. A server that runs knows the
credentials a moment later. Reviewers are made by visaguard token reviewer, with --live for a live tenant.

  --name NAME       of the institution; two tenants may have the same one
  --type TYPE       university or agency; public authorities are not served
  --place PLACE     where it is: a country or subdivision of ISO 3166, for example AU or US-NY; in test mode XA, XS or
                    XF as well
  --live            real people and their public profiles; left out: test mode, where no actor runs
  --owner NAME      the owner, a member of the tenant; default Owner
  --email EMAIL     of the owner; default an address that reaches nobody
  --data-dir DIR    the folder of a server, running or not; default VISAGUARD_DATA_DIR, or .data
  --help            show this text

Without --data-dir the databases are those that the environment names, as for services: VISAGUARD_CORE_URL,
VISAGUARD_KEYS_URL, VISAGUARD_ROOT_KEY_FILE and VISAGUARD_ERASURES_FILE.
`;

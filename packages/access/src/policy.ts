/**
 * Who holds a permission. The scopes of an API key, the roles of a member, and the applicant, who acts on what is
 * their own and on nothing else. `reviewer` is held only while the training is valid.
 */
export const holders = [
  'key:read',
  'key:write',
  'owner',
  'admin',
  'requester',
  'reviewer',
  'auditor',
  'developer',
  'applicant',
] as const;
export type Holder = (typeof holders)[number];

/** Everybody who reads what the tenant is and how it screens. */
const tenantReaders = ['key:read', 'owner', 'admin', 'requester', 'auditor', 'developer'] as const;
/** Everybody who follows the work: states, counts, coverage. */
const workReaders = ['key:read', 'owner', 'admin', 'requester', 'auditor'] as const;
/** Everybody who prepares and orders screenings. */
const orderers = ['key:write', 'owner', 'admin', 'requester'] as const;

/**
 * Permission by permission, who has it. What is not listed is denied. Two rules stand behind the gaps: no API key
 * reviews, whatever its scopes (R13), and nobody but the applicant has the private view.
 */
export const policy = {
  'tenant:read': [...tenantReaders, 'reviewer'],
  'tenant:certify': ['owner', 'admin'],
  'policy:set': ['owner', 'admin'],
  'provider_key:read': ['owner', 'admin', 'auditor', 'developer'],
  'provider_key:change': ['owner', 'admin', 'developer'],
  'unit:read': tenantReaders,
  'unit:create': ['owner', 'admin'],
  'gate:evaluate': [...tenantReaders],
  'applicant:read': workReaders,
  'applicant:create': orderers,
  'handle:read': workReaders,
  'handle:declare': orderers,
  'handle:prove': orderers,
  'archive:attach': orderers,
  'consent:read': workReaders,
  'consent:record': orderers,
  'consent:withdraw': orderers,
  'cohort:read': workReaders,
  'cohort:create': orderers,
  'cohort:change': orderers,
  'screening:read': workReaders,
  'screening:order': orderers,
  'review:read': ['reviewer'],
  'review:decide': ['reviewer'],
  'report:read': ['key:read', 'requester'],
  'simulation:run': ['key:write'],
  'audit:read': ['key:read', 'owner', 'admin', 'auditor'],
  'portal:read': ['applicant'],
  'portal:act': ['applicant'],
} as const satisfies Readonly<Record<string, readonly Holder[]>>;

import { createHash } from 'node:crypto';
import type { Clock, Instant } from './clock.ts';
import type { Random } from './random.ts';

/**
 * The prefix of every id the platform mints, by kind of object.
 * `evd` evidence, `evt` event and `req` request are internal.
 */
export const idPrefixes = {
  tenant: 'ten',
  unit: 'unt',
  member: 'mem',
  apiKey: 'key',
  personToken: 'ptk',
  applicant: 'app',
  handle: 'hdl',
  upload: 'upl',
  consent: 'cns',
  cohort: 'coh',
  screening: 'scr',
  source: 'src',
  post: 'pst',
  analysis: 'ana',
  finding: 'fnd',
  review: 'rev',
  report: 'rpt',
  share: 'shr',
  providerKey: 'pky',
  secret: 'sec',
  sourceAdapter: 'adp',
  actorRun: 'run',
  probe: 'prb',
  evidence: 'evd',
  event: 'evt',
  request: 'req',
} as const;

export type IdKind = keyof typeof idPrefixes;
export type IdOf<K extends IdKind> = `${(typeof idPrefixes)[K]}_${string}`;

export type TenantId = IdOf<'tenant'>;
export type UnitId = IdOf<'unit'>;
export type MemberId = IdOf<'member'>;
export type ApiKeyId = IdOf<'apiKey'>;
export type PersonTokenId = IdOf<'personToken'>;
export type ApplicantId = IdOf<'applicant'>;
export type HandleId = IdOf<'handle'>;
export type UploadId = IdOf<'upload'>;
export type ConsentId = IdOf<'consent'>;
export type CohortId = IdOf<'cohort'>;
export type ScreeningId = IdOf<'screening'>;
export type SourceId = IdOf<'source'>;
export type PostId = IdOf<'post'>;
export type AnalysisId = IdOf<'analysis'>;
export type FindingId = IdOf<'finding'>;
export type ReviewId = IdOf<'review'>;
export type ReportId = IdOf<'report'>;
export type ShareId = IdOf<'share'>;
export type ProviderKeyId = IdOf<'providerKey'>;
export type SecretId = IdOf<'secret'>;
export type SourceAdapterId = IdOf<'sourceAdapter'>;
export type ActorRunId = IdOf<'actorRun'>;
export type ProbeId = IdOf<'probe'>;
export type EvidenceId = IdOf<'evidence'>;
export type EventId = IdOf<'event'>;

/** Crockford's base 32 in lower case: no i, l, o, u; sorts as its number does. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** 128 bits as 26 characters of base 32: five bits each from the end, and the three that are left in front. */
export function encodeIdBody(bytes: Uint8Array): string {
  let body = '';
  let held = 0;
  let bits = 0;
  for (let at = 15; at >= 0; at--) {
    held |= (bytes[at] ?? 0) << bits;
    for (bits += 8; bits >= 5; bits -= 5) {
      body = `${alphabet[held & 31]}${body}`;
      held >>= 5;
    }
  }
  return `${alphabet[held]}${body}`;
}

/**
 * A new id that sorts by time: 48 bits of Unix milliseconds, then 80 random bits (the layout of ULID).
 * @returns for example `app_01k9x3...` (prefix, underscore, 26 characters).
 */
export function mintId<K extends IdKind>(kind: K, clock: Clock, random: Random): IdOf<K> {
  const bytes = timeBytes(clock.now().getTime());
  bytes.set(random(10), 6);
  return `${idPrefixes[kind]}_${encodeIdBody(bytes)}` as IdOf<K>;
}

/** Whether `value` has the form of an id of this kind. It says nothing about existence. */
export function isId<K extends IdKind>(kind: K, value: string): value is IdOf<K> {
  return idPattern(kind).test(value);
}

const patterns = new Map<IdKind, RegExp>();

/** The anchored pattern of an id of this kind, for use in schemas. */
export function idPattern(kind: IdKind): RegExp {
  let pattern = patterns.get(kind);
  if (!pattern) {
    pattern = new RegExp(`^${idPrefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`);
    patterns.set(kind, pattern);
  }
  return pattern;
}

/** The time in an id: 48 bits, the first ten digits. */
const timeLength = 10;
const idForm = /^[a-z]{3}_([0-9a-hjkmnp-tv-z]{26})$/;

/**
 * An id that follows from what it names, so that a step which runs twice names the same thing. It sorts by the instant
 * `at`; without one, beside the thing that its first part names, so that what is made of a screening sorts with it.
 * `parts` are length-prefixed before hashing: no two lists of parts collide by concatenation.
 */
export function deriveId<K extends IdKind>(kind: K, parts: readonly string[], at?: Instant): IdOf<K> {
  const hash = createHash('sha256');
  for (const part of [kind, ...parts]) hash.update(`${Buffer.byteLength(part)}:${part}`);
  const body = encodeIdBody(hash.digest());
  const time = at === undefined ? idForm.exec(parts[0] ?? '')?.[1] : encodeIdBody(timeBytes(Date.parse(at)));
  return `${idPrefixes[kind]}_${(time ?? body).slice(0, timeLength)}${body.slice(timeLength)}` as IdOf<K>;
}

/** 48 bits of Unix milliseconds, then 80 bits of zero. */
function timeBytes(millis: number): Uint8Array {
  const bytes = new Uint8Array(16);
  let rest = millis;
  for (let at = 5; at >= 0; at--) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

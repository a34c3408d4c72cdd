/** What ties an archive to the person who declared the account. */
export const archiveIdentifiers = ['handle', 'earlier_proof', 'account_id', 'email', 'display_name'] as const;
export type ArchiveIdentifier = (typeof archiveIdentifiers)[number];

export type ArchiveProofInput = {
  /**
   * Handle in canonical form; `accountId` as recorded at an earlier proof; `email` verified by us; `isProven`: control
   * of the account was shown before.
   */
  readonly declared: {
    readonly handle: string;
    readonly isProven?: boolean;
    readonly accountId?: string | null;
    readonly email: string | null;
    readonly name: string | null;
  };
  /** What the export says of its owner; handle in canonical form, null where the export does not say. */
  readonly archive: {
    readonly handle: string | null;
    readonly accountId: string | null;
    readonly emails: readonly string[];
    readonly name: string | null;
  };
};

export type ArchiveProof =
  | {
      readonly kind: 'proven';
      readonly identifiers: readonly ArchiveIdentifier[];
      /** The account id to record, so that a later change is noticed; null where the export carries none. */
      readonly accountId: string | null;
    }
  /** Somebody else's archive, or the handle has passed to another account since (`recycled`). */
  | { readonly kind: 'mismatch'; readonly reason: 'handle_differs' | 'recycled' }
  | {
      readonly kind: 'not_proven';
      readonly matched: readonly ArchiveIdentifier[];
      readonly missing: readonly ArchiveIdentifier[];
    };

const identifiersMin = 3;

/**
 * Rule R7: an archive proves control of a handle by at least three identifiers that match, the handle among them.
 * - A numeric account id counts when it equals the recorded one, or, where none is recorded yet, when handle and
 *   e-mail match: it is then recorded. A recorded id that changed means that the handle was recycled.
 * - The display name is accepted because some exports carry no numeric id (Instagram's names the account by user name,
 *   e-mail and name alone), so that handle and e-mail would be all there is and nobody could ever prove an account
 *   there. It is the weakest of them and never stands in for the handle.
 * - LinkedIn's export numbers its owner in digits and its public profiles with letters: such ids say nothing of each
 *   other.
 * - An export that names no handle (LinkedIn's) is tied to an account by an earlier proof of that account's control in
 *   the handle's place.
 */
export function proveByArchive({ declared, archive }: ArchiveProofInput): ArchiveProof {
  if (archive.handle !== null && archive.handle !== declared.handle) {
    return { kind: 'mismatch', reason: 'handle_differs' };
  }
  const recorded = comparable(declared.accountId ?? null, archive.accountId);
  if (recorded !== null && archive.accountId !== null && recorded !== archive.accountId) {
    return { kind: 'mismatch', reason: 'recycled' };
  }
  const handle = archive.handle === declared.handle;
  const earlier = archive.handle === null && declared.isProven === true;
  const email = declared.email !== null && archive.emails.map(plainEmail).includes(plainEmail(declared.email));
  const matches: Readonly<Record<ArchiveIdentifier, boolean>> = {
    handle,
    earlier_proof: earlier,
    account_id: archive.accountId !== null && (recorded !== null || (handle && email)),
    email,
    display_name: isSameName(declared.name, archive.name),
  };
  const matched = archiveIdentifiers.filter((identifier) => matches[identifier]);
  if ((handle || earlier) && matched.length >= identifiersMin) {
    return { kind: 'proven', identifiers: matched, accountId: matches.account_id ? archive.accountId : null };
  }
  // An earlier proof is nothing that an export could bring.
  const missing = archiveIdentifiers.filter((name) => !matches[name] && name !== 'earlier_proof');
  return { kind: 'not_proven', matched, missing };
}

/** The recorded id where it is of the same kind as the one found. */
function comparable(recorded: string | null, found: string | null): string | null {
  if (recorded === null || found === null) return recorded;
  return isNumber(recorded) === isNumber(found) ? recorded : null;
}

const isNumber = (accountId: string) => /^\d+$/.test(accountId);

function plainEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

function isSameName(declared: string | null, found: string | null): boolean {
  if (declared === null || found === null) return false;
  const plain = plainName(declared);
  return plain !== '' && plain === plainName(found);
}

/** Without case, diacritics and spaces: `Mára  Sample` and `MARA SAMPLE` are one name. */
function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\p{White_Space}]/gu, '')
    .toLowerCase();
}

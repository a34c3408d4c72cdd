import { err, ok, type Result } from '@visaguard/kernel';

/** The kinds of export that can be read, by their media type. */
export type ArchiveKind = 'application/zip' | 'application/json' | 'text/javascript' | 'text/csv';

export type SniffedArchive = { readonly kind: ArchiveKind; readonly chunks: AsyncIterable<Uint8Array> };

const openingLength = 64;

/** The first columns of LinkedIn's lists of posts and comments and of what it says of the account, and of no others. */
const readTables =
  /^"?(?:Date"?,"?(?:ShareLink|Link"?,"?Message)|First Name"?,"?Last Name"?,"?Maiden|Email Address"?,"?Conf)/;

/**
 * Looks at the first bytes of an upload and says what it is; what a file is called or declared as is not asked. The
 * bytes looked at come again in `chunks`. Nothing beyond them is read when the upload is refused.
 */
export async function sniffArchive(
  upload: AsyncIterable<Uint8Array>,
): Promise<Result<SniffedArchive, 'empty' | 'unknown'>> {
  const rest = upload[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let seenBytes = 0;
  while (seenBytes < openingLength) {
    const next = await rest.next();
    if (next.done) break;
    seen.push(next.value);
    seenBytes += next.value.length;
  }
  const kind = kindOf(Buffer.concat(seen));
  if (kind !== null) return ok({ kind, chunks: continued(seen, rest) });
  await rest.return?.();
  return err(seenBytes === 0 ? 'empty' : 'unknown');
}

function kindOf(opening: Buffer): ArchiveKind | null {
  // Local file header; an empty ZIP has none and holds nothing to read.
  if (opening.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return 'application/zip';
  const text = opening
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^[[{]/.test(text)) return 'application/json';
  if (readTables.test(text)) return 'text/csv';
  // The files of an X export are JSON assigned to a variable.
  return /^window\.(YTD|__THAR_CONFIG)\b/.test(text) ? 'text/javascript' : null;
}

async function* continued(seen: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* seen;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    // Whoever stops reading lets the sender know.
    await rest.return?.();
  }
}

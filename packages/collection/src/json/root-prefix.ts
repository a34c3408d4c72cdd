/** So much may stand before the root of a file; an assignment of X takes some 40 bytes. */
export const prefixBytesMax = 256;

/**
 * Whether this may stand before the root: white space, a byte order mark, or one assignment as X writes it.
 * `prefix` holds one character per byte; `unfinished` accepts the beginning of such a prefix.
 */
export function isKnownPrefix(prefix: string, unfinished = false): boolean {
  // The byte order mark, or as much of it as has arrived, byte by byte.
  const text = prefix.replace(/^\u00ef(?:\u00bb\u00bf?)?/, '').trim();
  return unfinished ? /^(?:w[\w.\s]*=?)?$/.test(text) : /^(?:window\.[\w.]+\s*=)?$/.test(text);
}

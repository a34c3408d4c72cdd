/** A text of the greatest length that is judged, every character escaped, with room for the other fields. */
export const lineBytesMax = 1_048_576;

/** One line without its end; of one that is too long only the beginning. `number` counts from 1. */
export type RawLine = { readonly number: number; readonly bytes: Uint8Array; readonly tooLong: boolean };

export type LineSplitter = {
  /** The lines that `chunk` brings to their end. Empty ones come once a line follows them. Use it up before the next. */
  push(chunk: Uint8Array): Generator<RawLine>;
  /** The last line, where it has no line feed. */
  finish(): Generator<RawLine>;
};

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const nothing = new Uint8Array();

/** Cuts a stream of bytes into lines. Holds one line of the greatest length at most, however long a line is. */
export function createLineSplitter(): LineSplitter {
  let number = 0;
  let emptyLines = 0;
  let parts: Uint8Array[] = [];
  let held = 0;
  let tooLong = false;

  const hold = (bytes: Uint8Array) => {
    const kept = bytes.subarray(0, lineBytesMax - held);
    if (kept.length < bytes.length) tooLong = true;
    if (kept.length > 0) parts.push(kept);
    held += kept.length;
  };

  function* end(): Generator<RawLine> {
    const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    const line = { bytes, tooLong };
    parts = [];
    held = 0;
    tooLong = false;
    if (bytes.length === 0 || (bytes.length === 1 && bytes[0] === carriageReturn)) {
      emptyLines += 1;
      return;
    }
    for (; emptyLines > 0; emptyLines--) yield { number: ++number, bytes: nothing, tooLong: false };
    yield { number: ++number, ...line };
  }

  return {
    *push(chunk) {
      let from = 0;
      for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
        hold(chunk.subarray(from, at));
        yield* end();
        from = at + 1;
      }
      if (from < chunk.length) hold(chunk.subarray(from));
    },
    *finish() {
      if (held > 0) yield* end();
    },
  };
}

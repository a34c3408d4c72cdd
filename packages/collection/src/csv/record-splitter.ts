import { Buffer } from 'node:buffer';

/** `malformed`: its quotes cannot be made sense of; `oversize`: over the size cap, and not held. */
export type CsvRecord =
  | { readonly state: 'record'; readonly fields: readonly string[] }
  | { readonly state: 'malformed' }
  | { readonly state: 'oversize' };

export type RecordSplitterOptions = {
  /** In a quoted field `\"` is a quote too, beside `""`. Elsewhere a backslash is one. */
  readonly backslashEscapes: boolean;
  readonly recordSizeBytesMax: number;
};

const [quote, backslash, comma, lineFeed, carriageReturn] = [0x22, 0x5c, 0x2c, 0x0a, 0x0d];
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const backslashPiece = Buffer.from('\\');

/**
 * Cuts a CSV file (RFC 4180, comma, UTF-8) into records of fields without ever holding more than one record. A
 * record with text behind a closing quote is given as malformed, never mended: its parts would be somebody's words
 * put together anew. It ends with its line, and reading goes on behind it.
 */
export function createRecordSplitter(options: RecordSplitterOptions) {
  let place: 'start' | 'plain' | 'quoted' | 'escaped' | 'closing' | 'broken' = 'start';
  let markAt = 0;
  let pieces: Buffer[] = [];
  let fields: string[] = [];
  let sizeBytes = 0;
  let ready: CsvRecord[] = [];

  const isOversize = () => sizeBytes > options.recordSizeBytesMax;

  function take(piece: Buffer): void {
    sizeBytes += piece.byteLength;
    if (isOversize()) {
      pieces = [];
      fields = [];
    } else if (piece.byteLength > 0) pieces.push(Buffer.from(piece));
  }

  function endField(): void {
    // An empty field has no piece, and a million commas are a record too.
    sizeBytes += 1;
    if (!isOversize()) fields.push(Buffer.concat(pieces).toString('utf8'));
    pieces = [];
    place = 'start';
  }

  function endRecord(): void {
    const isMalformed = place === 'broken';
    // Only an unquoted field can end in the carriage return of its line's end.
    const last = place === 'plain' ? pieces.at(-1) : undefined;
    if (last?.at(-1) === carriageReturn) pieces[pieces.length - 1] = last.subarray(0, -1);
    endField();
    const isBlank = fields.length === 1 && fields[0] === '';
    if (isOversize()) ready.push({ state: 'oversize' });
    else if (isMalformed) ready.push({ state: 'malformed' });
    else if (!isBlank) ready.push({ state: 'record', fields });
    fields = [];
    sizeBytes = 0;
  }

  /** Behind the closing quote of a field, anything but an end is a fault. */
  function passClosing(byte: number): void {
    if (byte === comma) endField();
    else if (byte === lineFeed) endRecord();
    else if (byte !== carriageReturn) place = 'broken';
  }

  /** Takes one byte. `start` is where what is to be taken begins; answers where it begins from here on. */
  function pass(chunk: Buffer, at: number, start: number): number {
    const byte = chunk[at] ?? 0;
    if (place === 'start' || place === 'plain') {
      if (place === 'start' && byte === quote) {
        place = 'quoted';
        return at + 1;
      }
      if (byte !== comma && byte !== lineFeed) {
        place = 'plain';
        return start;
      }
      take(chunk.subarray(start, at));
      if (byte === comma) endField();
      else endRecord();
    } else if (place === 'quoted') {
      const escapes = options.backslashEscapes && byte === backslash;
      if (byte !== quote && !escapes) return start;
      take(chunk.subarray(start, at));
      place = escapes ? 'escaped' : 'closing';
    } else if (place === 'escaped') {
      // `\n` and `C:\new` are what they are: only a quote and a backslash are escaped.
      if (byte !== quote && byte !== backslash) take(backslashPiece);
      place = 'quoted';
      return at;
    } else if (place === 'closing') {
      if (byte === quote) {
        // Two of them are one quote, and the second is taken.
        place = 'quoted';
        return at;
      }
      passClosing(byte);
    } else if (byte === lineFeed) endRecord();
    return at + 1;
  }

  /** Skips a byte order mark, in however many chunks it comes; its bytes without the whole mark are a field's. */
  function skipMark(chunk: Buffer): number {
    let at = 0;
    while (at < chunk.byteLength && markAt < byteOrderMark.byteLength) {
      if (chunk[at] !== byteOrderMark[markAt]) {
        if (markAt > 0) place = 'plain';
        take(byteOrderMark.subarray(0, markAt));
        markAt = byteOrderMark.byteLength;
      } else {
        at += 1;
        markAt += 1;
      }
    }
    return at;
  }

  function release(): readonly CsvRecord[] {
    const records = ready;
    ready = [];
    return records;
  }

  return {
    push(bytes: Uint8Array): readonly CsvRecord[] {
      const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      let start = skipMark(chunk);
      for (let at = start; at < chunk.byteLength; at++) start = pass(chunk, at, start);
      if (place === 'plain' || place === 'quoted') take(chunk.subarray(start));
      return release();
    },
    /**
     * The last record needs no line end behind a closing quote. In any other place without one the file has been cut
     * off: what stands there may be the beginning of a text, and is no record.
     */
    end(): { readonly records: readonly CsvRecord[]; readonly end: 'complete' | 'cut_off' } {
      if (place === 'closing') endRecord();
      const isWhole = place === 'start' && fields.length === 0;
      return { records: release(), end: isWhole ? 'complete' : 'cut_off' };
    },
  };
}

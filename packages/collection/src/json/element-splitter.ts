import { Buffer } from 'node:buffer';
import { isKnownPrefix, prefixBytesMax } from './root-prefix.ts';

/** One element of a list, or what is left of a root object (`member: null`); `bytes: null` = over the size cap. */
export type Element = { readonly bytes: Buffer | null };

export type SplitEnd = 'complete' | 'cut_off' | 'not_json';

export type SplitterOptions = {
  /** Members of a root object whose arrays are split; other members come together as one last element. */
  readonly listMembers: RegExp;
  readonly elementSizeBytesMax: number;
};

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Cuts a JSON document into the elements of its root array, or of the lists in its root object, without ever
 * holding more than one element: exports keep 20,000 posts in one array on one line. Streaming JSON parsers
 * were considered; they build values of any size (no cap per element) and parse an export some ten times slower
 * than `JSON.parse` does element by element. A JavaScript assignment before the root (`window.YTD.x = `) is
 * skipped, never evaluated. An element's own syntax is for `JSON.parse` to judge.
 */
export function createElementSplitter(options: SplitterOptions) {
  let phase: 'prefix' | 'array' | 'object' | 'done' | 'failed' = 'prefix';
  let prefix = '';
  let depth = 0;
  let listDepth = 0;
  let inString = false;
  let escaped = false;
  let afterColon = false;
  let key: Buffer | null = null;
  let leftovers: Buffer[] = [];
  let leftoverBytes = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  let ready: Element[] = [];

  function hold(piece: Buffer): void {
    heldBytes += piece.byteLength;
    if (heldBytes > options.elementSizeBytesMax) held = [];
    else if (piece.byteLength > 0) held.push(Buffer.from(piece));
  }

  function release(): Buffer | null {
    const whole = heldBytes > options.elementSizeBytesMax ? null : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    return whole;
  }

  function releaseElement(): void {
    const bytes = release();
    if (bytes === null || !isBlank(bytes)) ready.push({ bytes });
  }

  function releaseMember(): void {
    const value = release();
    afterColon = false;
    if (key === null) return;
    leftoverBytes += key.byteLength + (value?.byteLength ?? options.elementSizeBytesMax);
    if (value) leftovers.push(Buffer.concat([key, Buffer.from(':'), value]));
    key = null;
  }

  function releaseLeftovers(): void {
    if (leftoverBytes === 0) return;
    const fits = leftoverBytes <= options.elementSizeBytesMax;
    const joined = leftovers.flatMap((member, at) => (at === 0 ? [member] : [Buffer.from(','), member]));
    ready.push({ bytes: fits ? Buffer.concat([Buffer.from('{'), ...joined, Buffer.from('}')]) : null });
    leftovers = [];
  }

  /** Takes the prefix; answers where the root's content begins, or the chunk's end. */
  function skipPrefix(chunk: Buffer): number {
    for (let at = 0; at < chunk.byteLength; at++) {
      const byte = chunk[at];
      if (byte !== openBracket && byte !== openBrace) continue;
      prefix += chunk.toString('latin1', 0, Math.min(at, prefixBytesMax));
      if (!isKnownPrefix(prefix)) break;
      phase = byte === openBracket ? 'array' : 'object';
      depth = 1;
      listDepth = byte === openBracket ? 1 : 0;
      return at + 1;
    }
    if (phase === 'prefix') prefix += chunk.toString('latin1', 0, prefixBytesMax);
    if (prefix.length > prefixBytesMax || !isKnownPrefix(prefix, true)) phase = 'failed';
    return chunk.byteLength;
  }

  /** A byte at the level of the list or of the root object's members. Answers whether it ends the piece held. */
  function isBoundary(byte: number): boolean {
    if (listDepth > 0 && depth === listDepth) return byte === comma || byte === closeBracket;
    return listDepth === 0 && depth === 1 && (byte === comma || byte === colon || byte === closeBrace);
  }

  function passBoundary(byte: number): void {
    if (listDepth > 0) {
      releaseElement();
      if (byte === closeBracket) closeList();
    } else if (byte === colon && !afterColon) {
      key = release();
      afterColon = true;
    } else {
      releaseMember();
      if (byte === closeBrace) finishRoot();
    }
  }

  function closeList(): void {
    depth -= 1;
    if (depth === 0) phase = 'done';
    listDepth = 0;
    key = null;
    afterColon = false;
  }

  function finishRoot(): void {
    releaseLeftovers();
    depth = 0;
    phase = 'done';
  }

  function opensList(byte: number): boolean {
    if (listDepth > 0 || depth !== 1 || byte !== openBracket || !afterColon || key === null) return false;
    return heldIsBlank() && options.listMembers.test(memberName(key));
  }

  function heldIsBlank(): boolean {
    return held.every(isBlank);
  }

  function scan(chunk: Buffer, from: number): void {
    let start = from;
    for (let at = from; at < chunk.byteLength; at++) {
      const byte = chunk[at] ?? 0;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inString = false;
        continue;
      }
      if (byte === quote) {
        inString = true;
      } else if (isBoundary(byte)) {
        hold(chunk.subarray(start, at));
        passBoundary(byte);
        start = at + 1;
        if (phase === 'done') return;
      } else if (byte === openBracket || byte === openBrace) {
        if (listDepth === 0 && depth === 1 && byte === openBracket) {
          hold(chunk.subarray(start, at));
          start = at;
          if (opensList(byte)) {
            release();
            listDepth = 2;
            start = at + 1;
          }
        }
        depth += 1;
      } else if (byte === closeBracket || byte === closeBrace) {
        depth -= 1;
        if (depth < 1) {
          phase = 'failed';
          return;
        }
      }
    }
    hold(chunk.subarray(start));
  }

  return {
    push(bytes: Uint8Array): readonly Element[] {
      const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const from = phase === 'prefix' ? skipPrefix(chunk) : 0;
      if (phase === 'array' || phase === 'object') scan(chunk, from);
      const elements = ready;
      ready = [];
      return elements;
    },
    end(): SplitEnd {
      if (phase === 'done') return 'complete';
      return phase === 'array' || phase === 'object' ? 'cut_off' : 'not_json';
    },
  };
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte > 0x20) return false;
  return true;
}

function memberName(key: Buffer): string {
  return key.toString('utf8').trim().slice(1, -1);
}

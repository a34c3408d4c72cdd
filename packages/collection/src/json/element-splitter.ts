import { Buffer } from 'node:buffer';
import { isKnownPrefix, prefixBytesMax } from './root-prefix.ts';

/**
 * One element of a list, or what is left of a root object. `path`: the names of the members that lead to its list,
 * joined by `/`; empty for a root array and for what is left. `bytes: null` = over the size cap.
 */
export type Element = { readonly path: string; readonly bytes: Buffer | null };

export type SplitEnd = 'complete' | 'cut_off' | 'not_json';

/** Which members of a root object hold the items; all three are tested against a member's path. */
export type ListPlaces = {
  /** Arrays that are split; other members of the root come together as one last element. */
  readonly listMembers: RegExp;
  /**
   * Objects on the way to a list or value that lies deeper. With it, whatever else stands in the file is passed over:
   * not held, not decoded, not given.
   */
  readonly listParents?: RegExp;
  /** With `listParents`: members that are given whole, as one element each. */
  readonly wholeMembers?: RegExp;
};

export type SplitterOptions = ListPlaces & { readonly elementSizeBytesMax: number };

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Cuts a JSON document into the elements of its root array, or of the lists in its root object or below, without ever
 * holding more than one element: exports keep 20,000 posts in one array on one line. Streaming JSON parsers
 * were considered; they build values of any size (no cap per element) and parse an export some ten times slower
 * than `JSON.parse` does element by element. A JavaScript assignment before the root (`window.YTD.x = `) is
 * skipped, never evaluated. An element's own syntax is for `JSON.parse` to judge.
 */
export function createElementSplitter(options: SplitterOptions) {
  let phase: 'prefix' | 'array' | 'object' | 'done' | 'failed' = 'prefix';
  let prefix = '';
  let depth = 0;
  // How many objects have been stepped into; the members of the innermost stand at this depth.
  let objectDepth = 0;
  let listDepth = 0;
  const names: string[] = [];
  let path = '';
  let heldBlank = true;
  let isPassedOver = false;
  let inString = false;
  let escaped = false;
  let afterColon = false;
  let key: Buffer | null = null;
  let leftovers: Buffer[] = [];
  let leftoverBytes = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  let ready: Element[] = [];
  const seen = new Set<string>();

  function hold(piece: Buffer): void {
    heldBlank &&= isBlank(piece);
    if (isPassedOver) return;
    heldBytes += piece.byteLength;
    if (heldBytes > options.elementSizeBytesMax) held = [];
    else if (piece.byteLength > 0) held.push(Buffer.from(piece));
  }

  function release(): Buffer | null {
    const whole = heldBytes > options.elementSizeBytesMax ? null : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    heldBlank = true;
    return whole;
  }

  function releaseElement(): void {
    const bytes = release();
    if (bytes === null || !isBlank(bytes)) ready.push({ path, bytes });
  }

  function beginMember(): void {
    key = release();
    afterColon = true;
    path = [...names, nameOf(key)].join('/');
    if (options.listMembers.test(path) || options.listParents?.test(path)) seen.add(path);
    isPassedOver = options.listParents !== undefined && !options.wholeMembers?.test(path);
  }

  function releaseMember(): void {
    const isWhole = options.listParents !== undefined && !isPassedOver;
    const value = release();
    endMember();
    if (key === null) return;
    if (isWhole) ready.push({ path, bytes: value });
    else if (!options.listParents) leaveOver(key, value);
    key = null;
  }

  function endMember(): void {
    afterColon = false;
    isPassedOver = false;
  }

  function leaveOver(name: Buffer, value: Buffer | null): void {
    leftoverBytes += name.byteLength + (value?.byteLength ?? options.elementSizeBytesMax);
    if (value) leftovers.push(Buffer.concat([name, Buffer.from(':'), value]));
  }

  function releaseLeftovers(): void {
    if (leftoverBytes === 0) return;
    const fits = leftoverBytes <= options.elementSizeBytesMax;
    const joined = leftovers.flatMap((member, at) => (at === 0 ? [member] : [Buffer.from(','), member]));
    ready.push({ path: '', bytes: fits ? Buffer.concat([Buffer.from('{'), ...joined, Buffer.from('}')]) : null });
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
      objectDepth = byte === openBracket ? 0 : 1;
      return at + 1;
    }
    if (phase === 'prefix') prefix += chunk.toString('latin1', 0, prefixBytesMax);
    if (prefix.length > prefixBytesMax || !isKnownPrefix(prefix, true)) phase = 'failed';
    return chunk.byteLength;
  }

  /** A byte at the level of the list or of an object's members. Answers whether it ends the piece held. */
  function isBoundary(byte: number): boolean {
    if (listDepth > 0 && depth === listDepth) return byte === comma || byte === closeBracket;
    return listDepth === 0 && depth === objectDepth && (byte === comma || byte === colon || byte === closeBrace);
  }

  function passBoundary(byte: number): void {
    if (listDepth > 0) {
      releaseElement();
      if (byte === closeBracket) closeList();
    } else if (byte === colon && !afterColon) {
      beginMember();
    } else {
      releaseMember();
      if (byte === closeBrace) closeObject();
    }
  }

  function closeList(): void {
    depth -= 1;
    if (depth === 0) phase = 'done';
    listDepth = 0;
    key = null;
    endMember();
  }

  function closeObject(): void {
    depth -= 1;
    objectDepth -= 1;
    names.pop();
    if (depth > 0) return;
    releaseLeftovers();
    phase = 'done';
  }

  /** At the first byte of a member's value: steps into a list or an object on the way to one. */
  function stepsInto(byte: number): boolean {
    if (!afterColon || key === null || !heldBlank) return false;
    if (byte === openBracket ? !options.listMembers.test(path) : !options.listParents?.test(path)) return false;
    release();
    isPassedOver = false;
    if (byte === openBracket) {
      listDepth = objectDepth + 1;
    } else {
      names.push(nameOf(key));
      objectDepth += 1;
      key = null;
      afterColon = false;
    }
    return true;
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
        if (listDepth === 0 && depth === objectDepth) {
          hold(chunk.subarray(start, at));
          start = stepsInto(byte) ? at + 1 : at;
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
    /** Paths of the lists, and of the objects on the way to one, that have come by: empty ones and `null` too. */
    seen: seen as ReadonlySet<string>,
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

/** A slash parts names in a path, so none stands in a name. */
function nameOf(key: Buffer | null): string {
  return (key ?? Buffer.alloc(0)).toString('utf8').trim().slice(1, -1).replaceAll('/', '~');
}

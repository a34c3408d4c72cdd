import type { ZipChange } from './made-export.ts';

const localSignature = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const centralSignature = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

/** The download ended early. */
export function cutOff(share: number): ZipChange {
  return (zip) => zip.subarray(0, Math.floor(zip.length * share));
}

/** Marks every entry as protected by a password. */
export const encrypted: ZipChange = (zip) => {
  forEachHeader(zip, ({ at, flagsAt }) => {
    zip.writeUInt16LE(zip.readUInt16LE(at + flagsAt) | 1, at + flagsAt);
  });
  return zip;
};

/** Renames an entry byte by byte, to a name that no writer lets through. Both names have the same length. */
export function renamed(from: string, to: string): ZipChange {
  return (zip) => {
    const [old, fresh] = [Buffer.from(from), Buffer.from(to)];
    if (old.length !== fresh.length) throw new Error('names of different length');
    for (let at = zip.indexOf(old); at >= 0; at = zip.indexOf(old, at + 1)) fresh.copy(zip, at);
    return zip;
  };
}

/** Turns an entry into a symbolic link. */
export function linked(path: string): ZipChange {
  return (zip) => {
    forEachHeader(zip, ({ at, central, name }) => {
      if (central && name === path) zip.writeUInt32LE(0o120777 * 0x10000, at + 38);
    });
    return zip;
  };
}

/** Overwrites an entry's compressed bytes: whoever opens it fails, whoever leaves it alone does not notice. */
export function garbled(path: string): ZipChange {
  return (zip) => {
    const range = dataRange(zip, path);
    for (let at = range.start; at < range.end; at++) zip[at] = 0xff;
    return zip;
  };
}

/** States another unpacked size in the directory, and, where given, another packed one. */
export function claimingSize(path: string, sizeBytes: number, packedSizeBytes?: number): ZipChange {
  return (zip) => {
    forEachHeader(zip, ({ at, central, name }) => {
      if (!central || name !== path) return;
      zip.writeUInt32LE(sizeBytes, at + 24);
      if (packedSizeBytes !== undefined) zip.writeUInt32LE(packedSizeBytes, at + 20);
    });
    return zip;
  };
}

/** States another checksum in the directory: the entry unpacks, and is not what was packed. */
export function claimingChecksum(path: string, checksum: number): ZipChange {
  return (zip) => {
    forEachHeader(zip, ({ at, central, name }) => {
      if (central && name === path) zip.writeUInt32LE(checksum, at + 16);
    });
    return zip;
  };
}

/** Where an entry's compressed bytes stand in the ZIP. */
export function dataRange(zip: Buffer, path: string): { start: number; end: number } {
  let range: { start: number; end: number } | null = null;
  forEachHeader(zip, ({ at, central, name }) => {
    if (!central || name !== path) return;
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    range = { start, end: start + zip.readUInt32LE(at + 20) };
  });
  if (!range) throw new Error('no such entry');
  return range;
}

type Header = { at: number; central: boolean; flagsAt: number; name: string };

function forEachHeader(zip: Buffer, visit: (header: Header) => void): void {
  for (const [signature, flagsAt, lengthAt, nameAt] of [
    [localSignature, 6, 26, 30],
    [centralSignature, 8, 28, 46],
  ] as const) {
    for (let at = zip.indexOf(signature); at >= 0; at = zip.indexOf(signature, at + 4)) {
      const name = zip.toString('utf8', at + nameAt, at + nameAt + zip.readUInt16LE(at + lengthAt));
      visit({ at, central: signature === centralSignature, flagsAt, name });
    }
  }
}

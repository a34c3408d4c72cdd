import { crc32 } from 'node:zlib';

/** Bytes, or so many zeros that nobody has to write. */
export type ZipPiece = Buffer | { readonly zeros: number };
export type HoleEntry = { readonly path: string; readonly zeros: number };

const endLength = 22;
const sums = new Map<number, number>();

/**
 * Adds stored entries of zeros to a finished ZIP without running them through its writer, whose checksum takes
 * seconds for 500 MB. They stand between the last file and the directory. No ZIP64: below 4 GB in all.
 */
export function* zipWithHoles(zip: Buffer, holes: readonly HoleEntry[]): Generator<ZipPiece> {
  const endAt = zip.length - endLength;
  const directoryAt = zip.readUInt32LE(endAt + 16);
  yield zip.subarray(0, directoryAt);
  const records: Buffer[] = [zip.subarray(directoryAt, endAt)];
  let position = directoryAt;
  for (const hole of holes) {
    const [local, record] = headersOf(hole, position);
    yield local;
    yield { zeros: hole.zeros };
    records.push(record);
    position += local.length + hole.zeros;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.from(zip.subarray(endAt));
  const entries = end.readUInt16LE(10) + holes.length;
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(position, 16);
  yield directory;
  yield end;
}

function headersOf({ path, zeros }: HoleEntry, position: number): [local: Buffer, record: Buffer] {
  const name = Buffer.from(path);
  // Shared by both headers: version 2.0, UTF-8 name, stored, no time, checksum, sizes, length of the name.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x800, 2);
  common.writeUInt32LE(sumOfZeros(zeros), 10);
  common.writeUInt32LE(zeros, 14);
  common.writeUInt32LE(zeros, 18);
  common.writeUInt16LE(name.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(position, 10);
  return [
    Buffer.concat([Buffer.from('PK\x03\x04'), common, name]),
    Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, tail, name]),
  ];
}

function sumOfZeros(length: number): number {
  let sum = sums.get(length);
  if (sum === undefined) {
    sum = crc32(Buffer.alloc(length));
    sums.set(length, sum);
  }
  return sum;
}

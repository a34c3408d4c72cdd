const mebibyte = 1024 * 1024;

/**
 * What is refused rather than read. Media never count: they are not opened. The figures leave room for a
 * lifetime of posts (a 400 MB JSON file, an export of some 100,000 pictures) and stop what no platform makes.
 */
export const limits = {
  entriesMax: 500_000,
  entryNameLengthMax: 1_024,
  folderDepthMax: 16,
  /** Unpacked size of one file that would be read, and of all of them together. */
  fileSizeBytesMax: 1024 * mebibyte,
  readSizeBytesMax: 2048 * mebibyte,
  /** Deflate of real exports stays under 60; its ceiling is 1032. Small files may pack as they like. */
  compressionRatioMax: 250,
  compressionRatioFromBytes: 4 * mebibyte,
  /** One post with all that hangs on it; real ones stay under 100 kB. */
  itemSizeBytesMax: mebibyte,
  /** Account, profile and manifest files are read whole. */
  smallFileSizeBytesMax: 8 * mebibyte,
  /** Long texts of X that wait for their post. */
  noteTextBytesMax: 64 * mebibyte,
  /** An export made longer ago than this before the window's end does not cover the window. */
  exportAgeDaysMax: 31,
  /** From this share of malformed items on, a file counts as one of unknown shape. */
  malformedShareMax: 0.05,
} as const;

/** Bounds of one caller and one request. */
export type ApiLimits = {
  readonly readsPerMinute: number;
  readonly writesPerMinute: number;
  /** Of a JSON body. */
  readonly bodySizeBytesMax: number;
  /** Of an uploaded archive. */
  readonly uploadSizeBytesMax: number;
  /** Of every part but the last of an archive that is uploaded in parts. */
  readonly uploadPartSizeBytes: number;
  /** How long a read waits for a position. */
  readonly readAfterTimeoutMs: number;
  /** After so long without news a stream of events says that it is still there. */
  readonly streamHeartbeatMs: number;
  /** Streams of events that one credential may hold open at a time. */
  readonly openStreamsMax: number;
};

/** What is promised to every caller. A composition root may set others, for example on a machine of one's own. */
export const publishedLimits: ApiLimits = {
  readsPerMinute: 300,
  writesPerMinute: 60,
  bodySizeBytesMax: 1024 * 1024,
  uploadSizeBytesMax: 500_000_000,
  // 30 parts at most: within the writes of one minute, on a line that is fast enough.
  uploadPartSizeBytes: 16 * 1024 * 1024,
  readAfterTimeoutMs: 5_000,
  streamHeartbeatMs: 15_000,
  openStreamsMax: 20,
};

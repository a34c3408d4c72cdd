/** A file inside a container that may be opened. */
export type ContainerEntry = {
  readonly path: string;
  readonly sizeBytes: number;
  /** The content as the container stores it. Rejects where it is damaged. */
  open(): AsyncIterable<Uint8Array>;
  /** Whether the content is what its container promised (checksum, length). Cheap where there is no promise. */
  isIntact(): Promise<boolean>;
};

/** Looks at every path of a container and says which may be opened; the others are counted and forgotten. */
export type PathSurvey = { see(path: string): boolean };

export type Container = {
  readonly kind: 'zip' | 'folder' | 'file';
  readonly entriesListed: number;
  readonly entries: readonly ContainerEntry[];
  close(): Promise<void>;
};

/** What was typed behind the name of a command of sources. */
export type SourcesArguments = {
  readonly 'key-file'?: string;
  readonly 'data-dir'?: string;
  readonly reason?: string;
};

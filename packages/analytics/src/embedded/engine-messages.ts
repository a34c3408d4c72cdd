/** The first line that the parent writes to the engine process. On stdin, since arguments and environment are public. */
export type EngineOrders = {
  readonly dataDirectory: string;
  readonly username: string;
  readonly password: string;
  /** 0 for any free port. */
  readonly port: number;
};

export type EngineRefusalCode =
  | 'data_directory_in_use'
  | 'data_directory_unusable'
  | 'port_in_use'
  | 'engine_missing'
  | 'engine_failed';

/** The only line that the engine process writes to its message pipe. */
export type EngineReply =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'refused'; readonly code: EngineRefusalCode; readonly detail: string };

/** What was typed behind the name of a command of operations. */
export type OpsArguments = {
  readonly 'data-dir'?: string;
  readonly json?: boolean;
  readonly tenant?: string;
  readonly stream?: string;
  readonly from?: string;
  readonly generation?: string;
};

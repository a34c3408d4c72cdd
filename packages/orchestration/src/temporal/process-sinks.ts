import type { Sinks } from '@temporalio/workflow';

export type FailedProcess = {
  readonly id: string;
  readonly process: string;
  readonly name: string;
  readonly message: string;
};

/** How a workflow speaks to its worker. Not called again when a history is replayed. */
export interface ProcessSinks extends Sinks {
  processes: { failed(failed: FailedProcess): void };
}

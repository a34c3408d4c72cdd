import type { ProcessRunner } from '@visaguard/orchestration';
import type { HostedProcess } from '@visaguard/orchestration/temporal';

/** One way through a process, with made-up activities. */
export type Scenario = {
  readonly process: 'screening' | 'cohort' | 'probe';
  readonly name: string;
  readonly hosted: HostedProcess;
  start(runner: ProcessRunner, id: string): Promise<unknown>;
  /** Does what people do meanwhile. */
  drive(driven: Driven): Promise<void>;
};

export type Driven = {
  readonly runner: ProcessRunner;
  readonly id: string;
  until(condition: () => boolean | Promise<boolean>): Promise<void>;
};

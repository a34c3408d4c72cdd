import type { Headers, WorkflowInterceptors } from '@temporalio/workflow';
import { traceHeader } from '../trace-header.ts';

/**
 * Hands the traceparent that a workflow was started with on to its activities, to its children and to the run that goes
 * on for it, as it came: nothing is made here, so a replay does the same. Loaded by path into the bundle, once per run.
 */
export function interceptors(): WorkflowInterceptors {
  let carried: Headers = {};
  const carrying = <Input extends { readonly headers: Headers }>(input: Input): Input => ({
    ...input,
    headers: { ...input.headers, ...carried },
  });
  return {
    inbound: [
      {
        execute(input, next) {
          const traceparent = input.headers[traceHeader];
          if (traceparent) carried = { [traceHeader]: traceparent };
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(carrying(input)),
        startChildWorkflowExecution: (input, next) => next(carrying(input)),
        continueAsNew: (input, next) => next(carrying(input)),
      },
    ],
  };
}

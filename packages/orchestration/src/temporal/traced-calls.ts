import type { ClientInterceptors } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { ActivityInterceptorsFactory, WorkerInterceptors } from '@temporalio/worker';
import type { ProcessTracing } from '../tracing.ts';
import { traceHeader } from './trace-header.ts';

/** A workflow is started with the traceparent of what starts it; `workflow/carry-trace.ts` hands it on from there. */
export function tracedStarts(tracing: ProcessTracing): ClientInterceptors {
  return {
    workflow: [
      {
        startWithDetails(input, next) {
          const traceparent = tracing.current();
          if (traceparent === null) return next(input);
          const payload = defaultPayloadConverter.toPayload(traceparent);
          return next({ ...input, headers: { ...input.headers, [traceHeader]: payload } });
        },
      },
    ],
  };
}

/** Each attempt of an activity belongs to the trace that its workflow was started in. */
export function tracedAttempts(tracing: ProcessTracing): WorkerInterceptors {
  const interceptor: ActivityInterceptorsFactory = ({ info }) => ({
    inbound: {
      execute(input, next) {
        const payload = input.headers[traceHeader];
        const parent = payload ? defaultPayloadConverter.fromPayload<string>(payload) : null;
        const processId = info.workflowExecution?.workflowId ?? '';
        const of = { parent, name: info.activityType, processId, attempt: info.attempt };
        return tracing.attempt(of, () => next(input));
      },
    },
  });
  return { activity: [interceptor] };
}

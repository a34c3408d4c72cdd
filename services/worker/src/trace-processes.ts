import type { ProcessTracing } from '@visaguard/orchestration';
import { currentTraceparent, traced } from '@visaguard/telemetry';

/** Each attempt of an activity is a span in the trace that its process was started in. */
export const traceProcesses: ProcessTracing = {
  current: currentTraceparent,
  attempt: ({ parent, name, processId, attempt }, work) =>
    traced(name, { parent, attributes: { 'visaguard.process_id': processId, 'visaguard.attempt': attempt } }, work),
};

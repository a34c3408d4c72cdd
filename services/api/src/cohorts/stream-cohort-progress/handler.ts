import { defineOperation } from '../../http/operation.ts';
import { streamProgress } from '../../http/progress-stream.ts';
import { missing } from '../../http/reply.ts';
import { cohortProgressEvent } from '../cohort-body.ts';
import { streamCohortProgressContract } from './contract.ts';

export const streamCohortProgress = defineOperation(streamCohortProgressContract, async (call) => {
  const { api, caller, params } = call;
  const look = async () => {
    const progress = await api.queries.cohorts.progress(caller.scope, params.cohort_id);
    return progress ? cohortProgressEvent(caller, progress) : null;
  };
  const first = await look();
  return first ? streamProgress(call, first, look) : missing('cohort');
});

import { releaseReport as release } from '@visaguard/application';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { personOf } from '../person.ts';
import { releaseReportContract } from './contract.ts';

export const releaseReport = defineOperation(releaseReportContract, async ({ api, caller, params, ...call }) => {
  const reportId = params.report_id;
  const livemode = caller.scope.mode === 'live';
  const outcome = await release(api.app, call.command(reportId), {
    ...{ reportId, by: 'applicant', of: personOf(caller) },
    reply: (version) =>
      commandReply({ version, body: { object: 'report', id: reportId, state: 'released', livemode } }),
  });
  return call.answer(outcome);
});

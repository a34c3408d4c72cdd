import { execute } from '@visaguard/application';
import { commentReport as decide, report } from '@visaguard/domain';
import { ok } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { reportForApplicant } from '../../reports/readable-report.ts';
import { personOf } from '../person.ts';
import { commentReportContract } from './contract.ts';

export const commentReport = defineOperation(commentReportContract, async ({ api, caller, params, body, ...call }) => {
  const reportId = params.report_id;
  const applicantId = personOf(caller);
  const outcome = await execute(api.app, call.command(reportId), async (reader) => {
    const readable = await reportForApplicant(reader, { reportId, applicantId });
    if (!readable.ok) return readable;
    const on = await reader.load(report, reportId);
    const decision = decide(on.state, { comment: body.comment, at: call.at });
    if (!decision.ok) return decision;
    const reply = commandReply({
      version: on.version + decision.value.length,
      body: {
        ...{ object: 'report', id: reportId, state: on.state.kind },
        livemode: caller.scope.mode === 'live',
      },
    });
    return ok({ changes: [{ on, events: decision.value }], asSeen: readable.value.seen, reply });
  });
  return call.answer(outcome);
});

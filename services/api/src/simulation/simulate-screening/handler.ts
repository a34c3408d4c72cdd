import { releaseReport, withdrawConsent } from '@visaguard/application';
import type { ConsentId, ReportId } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { missing, problem } from '../../http/reply.ts';
import { simulateScreeningContract } from './contract.ts';

export const simulateScreening = defineOperation(
  simulateScreeningContract,
  async ({ api, caller, params, body, ...call }) => {
    const screeningId = params.screening_id;
    const read = await api.queries.screenings.get(caller.scope, screeningId);
    if (!read) return missing('screening');
    const command = { ...call.command(), actor: { kind: 'simulator', id: caller.id } as const };
    const told = { object: 'simulation', screening_id: screeningId, action: body.action, livemode: false };
    if (body.action === 'withdraw_consent') {
      const consentId = read.screening.consentId as ConsentId;
      const reply = () => commandReply({ version: read.screening.version, body: told });
      return call.answer(await withdrawConsent(api.app, command, { consentId, reply }));
    }
    const versions = await api.queries.reports.list(
      caller.scope,
      { screeningId, releasedOnly: false },
      { limit: 10, startingAfter: null },
    );
    const reviewed = versions.rows.find(({ requesterView }) => requesterView !== null);
    if (!reviewed) return problem('report_not_reviewed', 'Only a reviewed report is released.', { rule: 'R13' });
    const reportId = reviewed.reportId as ReportId;
    const reply = (version: number) => commandReply({ version, body: told });
    return call.answer(await releaseReport(api.app, command, { reportId, by: 'applicant', reply }));
  },
);

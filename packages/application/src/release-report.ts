import { releaseReport as decideRelease, report, screening } from '@visaguard/domain';
import { type ApplicantId, type Json, ok, type ReportId, refuse } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute } from './execute.ts';

export type ReleaseReport = {
  readonly reportId: ReportId;
  readonly by: 'applicant' | 'window_elapsed';
  /** Whose it must be, where the applicant acts: another person's is not there for them. */
  readonly of?: ApplicantId;
  readonly reply?: (version: number) => Json;
};

/** Lets the requester read: by the applicant's hand, or once the applicant's window has passed (rule R14). */
export function releaseReport(app: Application, command: Command, input: ReleaseReport): Promise<CommandOutcome> {
  return execute(app, command, async (reader) => {
    const target = await reader.load(report, input.reportId);
    if (target.state.kind === 'none' || (input.of && target.state.applicantId !== input.of)) {
      return refuse('report_unknown', 'There is no such report.');
    }
    const ordered = (await reader.load(screening, target.state.screeningId)).state;
    if (ordered.kind === 'none') return refuse('screening_unknown', 'There is no such screening.');
    const { applicantWindowHours } = ordered.policy;
    const decision = decideRelease(target.state, { by: input.by, applicantWindowHours, at: command.at });
    if (!decision.ok) return decision;
    return ok({
      changes: [{ on: target, events: decision.value }],
      ...(input.reply ? { reply: input.reply(target.version + decision.value.length) } : {}),
    });
  });
}

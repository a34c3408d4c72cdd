import { type ConsentState, checkConsent, type HandleState, type SourceKind } from '@visaguard/domain';
import { type Instant, ok, type Refusal, type Result, refuse } from '@visaguard/kernel';

export type DeclaredHandle = Exclude<HandleState, { kind: 'none' }>;

export type ReadingAsked = {
  readonly account: HandleState;
  readonly permission: ConsentState;
  readonly source: SourceKind;
  readonly at: Instant;
};

/** Rule R1: whether this account may be read in this way, under a consent of its holder and whatever its purpose. */
export function permitReading({ account, permission, source, at }: ReadingAsked): Result<DeclaredHandle, Refusal> {
  if (account.kind === 'none' || account.kind === 'retired') {
    return refuse('handle_unknown', 'There is no such declared handle.');
  }
  if (permission.kind === 'none' || permission.applicantId !== account.applicantId) {
    return refuse('consent_missing', 'There is no such consent of this applicant.', { rule: 'R1' });
  }
  const { purpose } = permission.scope;
  const { platform } = account;
  const use = { purpose, platforms: [platform], sources: [source], lookbackYears: 0, forRequester: false, at };
  const checked = checkConsent(permission, use);
  return checked.ok ? ok(account) : checked;
}

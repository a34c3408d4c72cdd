import type { Principal } from '@visaguard/access';
import type { ApplicantId } from '@visaguard/kernel';

/** The person whose portal it is. @throws when the policy let in somebody else: a bug, not a refusal. */
export function personOf(caller: Principal): ApplicantId {
  if (caller.kind !== 'applicant') throw new Error('the policy gives the portal to applicants only');
  return caller.id;
}

import type { Principal } from '@visaguard/access';
import type { MemberId } from '@visaguard/kernel';

/** Rule R13: the person at work. @throws when the policy let in somebody who is none: a bug, not a refusal. */
export function reviewerOf(caller: Principal): MemberId {
  if (caller.kind !== 'member') throw new Error('the policy gives review permissions to people only');
  return caller.id;
}

import { type Platform, proveByArchive } from '@visaguard/domain';
import type { DeclaredHandle } from './arguments.ts';

/**
 * Whether an export is of an account that the person named as theirs. A handle alone never proves that it is: here
 * nobody knows the person's verified e-mail address or account number (rule R7).
 */
export type Owner =
  | { readonly kind: 'not_named' }
  | { readonly kind: 'named' }
  /** `expected`: the handle that was named; null where several were. */
  | { readonly kind: 'another'; readonly expected: string | null };

export function compareOwner(
  found: { readonly platform: Platform; readonly handle: string | null },
  declared: readonly DeclaredHandle[],
): Owner {
  const candidates = declared.filter(({ platform }) => platform === found.platform);
  const [first] = candidates;
  if (!first || found.handle === null) return { kind: 'not_named' };
  const archive = { handle: found.handle, accountId: null, emails: [], name: null };
  const differs = candidates.every(
    ({ canonical }) =>
      proveByArchive({ declared: { handle: canonical, email: null, name: null }, archive }).kind === 'mismatch',
  );
  if (!differs) return { kind: 'named' };
  return { kind: 'another', expected: candidates.length === 1 ? first.canonical : null };
}

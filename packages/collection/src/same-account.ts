import type { ArchiveAccount } from './archive.ts';

/** An account about which nothing is known. */
export const nobody: ArchiveAccount = { handle: null, accountId: null, emails: [], name: null };

/** Whether two exports name the same account: by numeric id where both have one, else by handle. */
export function isSameAccount(left: ArchiveAccount, right: ArchiveAccount): boolean {
  if (left.accountId !== null && right.accountId !== null) return left.accountId === right.accountId;
  if (left.handle === null || right.handle === null) return true;
  return left.handle.toLowerCase() === right.handle.toLowerCase();
}

/** What all parts of one export say together; null where they contradict each other. */
export function mergeAccounts(accounts: readonly ArchiveAccount[]): ArchiveAccount | null | 'mixed_accounts' {
  let merged: ArchiveAccount | null = null;
  for (const account of accounts) {
    if (merged && !isSameAccount(merged, account)) return 'mixed_accounts';
    merged = combine(merged ?? nobody, account);
  }
  return merged;
}

function combine(left: ArchiveAccount, right: ArchiveAccount): ArchiveAccount {
  return {
    handle: left.handle ?? right.handle,
    accountId: left.accountId ?? right.accountId,
    emails: [...new Set([...left.emails, ...right.emails])],
    name: left.name ?? right.name,
  };
}

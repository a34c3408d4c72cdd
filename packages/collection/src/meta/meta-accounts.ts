import type { Instant, Json } from '@visaguard/kernel';
import type { ArchiveAccount } from '../archive.ts';
import { type ArchiveGap, gap } from '../gap.ts';
import type { ImporterInputs } from '../importer.ts';
import { readSmallJson } from '../json/read-json.ts';
import { mergeAccounts } from '../same-account.ts';
import { mendMetaJson } from './meta-text.ts';

export type MetaAccountForm<Account extends ArchiveAccount> = {
  /** Of the root folder: group 1 names the account, group 2 the day of the export. */
  readonly root: RegExp;
  readonly readAccount: (content: Json) => Account | null;
  readonly accountOfRoot: (name: string) => ArchiveAccount;
};

/** Whose export of Meta it is and when it was made, by its account files and by the names of its root folders. */
export async function readMetaAccounts<Account extends ArchiveAccount>(
  { files, roots }: ImporterInputs,
  { root, readAccount, accountOfRoot }: MetaAccountForm<Account>,
) {
  const accounts: Account[] = [];
  const gaps: ArchiveGap[] = [];
  for (const file of files.filter(({ rule }) => rule.role === 'account')) {
    const content = await readSmallJson(file.entry);
    const account = content.ok ? readAccount(mendMetaJson(content.value)) : null;
    if (account) accounts.push(account);
    else gaps.push(gap('account_file_missing', 'The account file could not be read.', file.label));
  }
  const named = roots.map((name) => root.exec(name ?? ''));
  const rootAccounts = named.flatMap((match) => (match?.[1] ? [accountOfRoot(match[1])] : []));
  const account = mergeAccounts([...accounts, ...rootAccounts]);
  if (account !== null && account !== 'mixed_accounts' && accounts.length === 0) {
    gaps.push(gap('account_file_missing', 'The export holds no account file; only its folder names the account.'));
  }
  return { account, accounts, gaps, madeAt: madeAt(named.flatMap((match) => match?.[2] ?? [])) };
}

/** The end of the latest day; null where none is named. */
function madeAt(days: readonly string[]): Instant | null {
  const day = days.toSorted().at(-1);
  return day && !Number.isNaN(Date.parse(day)) ? `${day}T23:59:59.999Z` : null;
}

import type { Json } from '@visaguard/kernel';
import type { ArchiveAccount } from '../archive.ts';
import { readSmallTable } from '../csv/read-rows.ts';
import { type ArchiveGap, gap } from '../gap.ts';
import type { FoundFile } from '../importer.ts';
import { member, textOf } from '../json/json-access.ts';
import { mergeAccounts, nobody } from '../same-account.ts';
import { memberIdOf } from './files.ts';

type Accounts = { readonly account: ArchiveAccount | null | 'mixed_accounts'; readonly gaps: readonly ArchiveGap[] };

/**
 * Whose export it is: name and confirmed e-mail addresses, and the member's number from the names of files. The name in
 * the address of the profile, which people declare as their handle, stands in no file that may be opened.
 */
export async function readAccounts(files: readonly FoundFile[]): Promise<Accounts> {
  const gaps: ArchiveGap[] = [];
  const parts = new Map<number, ArchiveAccount>();
  for (const file of files) {
    const part = parts.get(file.inputAt) ?? nobody;
    const found = file.rule.role === 'account' ? await readAccountFile(file) : nobody;
    if (found === null)
      gaps.push(gap('account_file_missing', 'A file about the account could not be read.', file.label));
    const merged = mergeAccounts([part, found ?? nobody, { ...nobody, accountId: memberIdOf(file.label) }]);
    if (merged === 'mixed_accounts' || merged === null) return { account: 'mixed_accounts', gaps };
    parts.set(file.inputAt, merged);
  }
  const known = [...parts.values()].filter(saysAnything);
  if (known.some((part) => known.some((other) => !isSamePerson(part, other))))
    return { account: 'mixed_accounts', gaps };
  return { account: mergeAccounts(known), gaps };
}

function saysAnything({ accountId, name, emails }: ArchiveAccount): boolean {
  return accountId !== null || name !== null || emails.length > 0;
}

/**
 * Where a number is missing, nothing but name and addresses can tell the exports of two people apart: both missing or
 * one in common is one person, who may have changed the other.
 */
function isSamePerson(left: ArchiveAccount, right: ArchiveAccount): boolean {
  if (left.accountId !== null && right.accountId !== null) return left.accountId === right.accountId;
  if (left.emails.some((email) => right.emails.includes(email))) return true;
  return left.name === null || right.name === null || left.name === right.name;
}

async function readAccountFile({ rule, entry }: FoundFile): Promise<ArchiveAccount | null> {
  const rows = rule.table ? await readSmallTable(entry, rule.table) : null;
  if (!rows?.ok) return null;
  if (rule.kind === 'emails') return { ...nobody, emails: rows.value.flatMap(confirmedEmail) };
  const [profile] = rows.value;
  const names = ['First Name', 'Last Name'].map((column) => textOf(member(profile, column))?.trim() ?? '');
  return { ...nobody, name: names.filter((name) => name !== '').join(' ') || null };
}

function confirmedEmail(row: Json): string[] {
  const email = textOf(member(row, 'Email Address'))?.trim().toLowerCase() ?? '';
  const isConfirmed = /^yes$/i.test(textOf(member(row, 'Confirmed'))?.trim() ?? '');
  return isConfirmed && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? [email] : [];
}

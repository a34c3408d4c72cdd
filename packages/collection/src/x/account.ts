import type { Audience } from '@visaguard/domain';
import type { Json } from '@visaguard/kernel';
import type { ArchiveAccount } from '../archive.ts';
import { at, listOf, member, textOf } from '../json/json-access.ts';

/** `[{account: {email, username, accountId, accountDisplayName}}]` */
export function readAccount(content: Json): ArchiveAccount | null {
  return toAccount(at(content, 0, 'account'), 'username', 'accountDisplayName');
}

/** The manifest's `userInfo: {accountId, userName, displayName}`. */
export function accountOfManifest(manifest: Json): ArchiveAccount | null {
  return toAccount(member(manifest, 'userInfo'), 'userName', 'displayName');
}

function toAccount(source: Json | undefined, handleName: string, displayName: string): ArchiveAccount | null {
  const handle = textOf(member(source, handleName))?.trim().toLowerCase() || null;
  const accountId = textOf(member(source, 'accountId')) || null;
  if (handle === null && accountId === null) return null;
  const email = textOf(member(source, 'email'))?.toLowerCase();
  return { handle, accountId, emails: email ? [email] : [], name: textOf(member(source, displayName)) || null };
}

/**
 * `[{protectedHistory: {protectedAt, action}}]`, the newest last or first: the record with the latest time counts.
 * Posts are public unless the account was last set to protected. Every archive holds this list, often an empty one;
 * where it is missing (a file handed in by itself) nobody can tell.
 */
export function audienceOf(content: Json | undefined): Audience {
  if (!Array.isArray(content)) return 'unknown';
  let latest = { at: '', action: '' };
  for (const record of listOf(content)) {
    const changedAt = textOf(at(record, 'protectedHistory', 'protectedAt')) ?? '';
    const action = textOf(at(record, 'protectedHistory', 'action')) ?? '';
    if (changedAt >= latest.at) latest = { at: changedAt, action };
  }
  return /^protect/i.test(latest.action) ? 'not_public' : 'public';
}

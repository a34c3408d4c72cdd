import { canonicalHandle } from '@visaguard/domain';
import type { Json } from '@visaguard/kernel';
import type { ArchiveAccount } from '../archive.ts';
import { at, listOf, member, textOf } from '../json/json-access.ts';

/**
 * `{profile_v2: {name: {full_name}, emails: {emails}, username, profile_uri}}`, in old exports `profile`. Gender,
 * birthday, family, religion, work and places stand beside them and are not looked at (rule R9).
 */
export function readAccount(content: Json): ArchiveAccount | null {
  const profile = member(content, 'profile_v2') ?? member(content, 'profile');
  const link = textOf(member(profile, 'profile_uri')) ?? '';
  const accountId = /[?&]id=(\d{5,20})\b/.exec(link)?.[1] ?? null;
  const handle = handleOf(textOf(member(profile, 'username')) || link) ?? accountId;
  const name = textOf(at(profile, 'name', 'full_name')) ?? textOf(member(profile, 'name'));
  const emails = listOf(at(profile, 'emails', 'emails')).flatMap((email) => textOf(email)?.trim().toLowerCase() ?? []);
  if (handle === null && name === null && emails.length === 0) return null;
  // An account without a user name goes by its number.
  return { handle, accountId, emails: [...new Set(emails.filter(isEmail))], name: name || null };
}

/** The root names a user name or, where the account has none, its number. */
export function accountOfRoot(name: string): ArchiveAccount {
  const isNumber = /^\d{5,20}$/.test(name);
  return { handle: isNumber ? null : handleOf(name), accountId: isNumber ? name : null, emails: [], name: null };
}

/** Canonical: Facebook ignores dots, and the root of an export leaves them out. */
function handleOf(written: string): string | null {
  if (written.trim() === '') return null;
  const handle = canonicalHandle('facebook', written);
  return handle.ok ? handle.value.canonical : null;
}

function isEmail(value: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
}

import type { Json } from '@visaguard/kernel';
import type { ArchiveAccount } from '../archive.ts';
import { type ArchiveGap, gap } from '../gap.ts';
import type { FoundFile } from '../importer.ts';
import { isObject } from '../json/json-access.ts';
import { readMembers } from '../json/read-json.ts';
import { wordsOf } from './fields.ts';
import { tiktokOutline } from './files.ts';

export type Outline = { readonly accounts: readonly ArchiveAccount[]; readonly gaps: readonly ArchiveGap[] };

/**
 * Goes through the file once before the posts are read: whose it is, and which lists it has. The account stands in the
 * same file as everything else; of the rest nothing is decoded here.
 */
export async function readOutline(files: readonly FoundFile[]): Promise<Outline> {
  const accounts: ArchiveAccount[] = [];
  const gaps: ArchiveGap[] = [];
  const seen = new Set<string>();
  for (const { entry, label } of files) {
    const found = await readMembers(entry, tiktokOutline);
    if (!found) {
      gaps.push(gap('account_file_missing', 'The file could not be read to its end; its account is not known.', label));
    }
    for (const path of found?.seen ?? []) seen.add(path.toLowerCase());
    for (const { value } of found?.members ?? []) {
      const account = accountOf(value);
      if (account) accounts.push(account);
    }
  }
  return { accounts, gaps: [...gaps, ...missingSections(seen)] };
}

/** `ProfileMap: {userName, displayName, emailAddress, ...}`; birthday, telephone and biography stand beside them. */
function accountOf(profile: Json): ArchiveAccount | null {
  if (!isObject(profile)) return null;
  const handle = wordsOf(profile, 'userName')?.replace(/^@/, '').toLowerCase() ?? null;
  const email = wordsOf(profile, 'emailAddress')?.toLowerCase() ?? '';
  const name = wordsOf(profile, 'displayName') ?? wordsOf(profile, 'nickName');
  const emails = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? [email] : [];
  if (handle === null && name === null && emails.length === 0) return null;
  // The export names no numeric id.
  return { handle, accountId: null, emails, name };
}

/** Who asks for single kinds of data gets a file without the others. An empty list stands there, as `null` even. */
function missingSections(seen: ReadonlySet<string>): ArchiveGap[] {
  const videos = seen.has('post') || seen.has('video');
  const comments = seen.has('comment') || seen.has('comments');
  if (!videos && !comments) {
    return [gap('no_posts_file', 'The file holds no videos and no comments; ask for the export again with all data.')];
  }
  if (!videos)
    return [gap('missing_part', 'The file holds no list of videos; ask for the export again with all data.')];
  if (!comments)
    return [gap('missing_part', 'The file holds no list of comments; ask for the export again with all data.')];
  return [];
}

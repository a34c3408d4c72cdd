import type { Json } from '@visaguard/kernel';
import { type ArchiveGap, gap } from '../gap.ts';
import type { FoundFile, Importer, ImporterInputs, ItemReading, SessionStart } from '../importer.ts';
import { nothing } from '../importer.ts';
import { readSmallJson } from '../json/read-json.ts';
import { mendMetaJson } from '../meta/meta-text.ts';
import { mergeAccounts } from '../same-account.ts';
import { accountOfRoot, readAccount } from './account.ts';
import {
  facebookFiles,
  facebookHtmlMarkers,
  facebookMarkers,
  facebookNever,
  facebookPassedOver,
  facebookRoot,
} from './files.ts';
import { type FacebookReading, readComment, readPost } from './item.ts';
import { missingParts } from './numbered-parts.ts';

/** "Download your information" of Facebook, format JSON, in its layouts since 2018. */
export const facebookImporter: Importer = {
  platform: 'facebook',
  reading: {
    reads: [
      'your posts, those in groups and archived ones: text, date, place, captions, number of pictures and videos',
      'links you shared: the title of the page',
      'your own comments, those in groups among them',
      'your account: user name, name, e-mail addresses, account number',
    ],
    neverOpens: [
      'messages',
      'friends, followers and contacts',
      'likes and other reactions, saved items',
      'what other people wrote on your timeline',
      'searches, advertising, location, payment and login records',
      'the pictures, videos and recordings themselves',
    ],
  },
  files: facebookFiles,
  never: facebookNever,
  markers: facebookMarkers,
  htmlMarkers: facebookHtmlMarkers,
  passedOver: facebookPassedOver,
  listMembers: /^(?:comments|group_posts|group_comments|archive)(?:_v2)?$/,
  platformSince: '2004-02-04T00:00:00.000Z',
  begin: beginReading,
};

async function beginReading({ files, roots }: ImporterInputs): Promise<SessionStart> {
  const named = roots.map((root) => facebookRoot.exec(root ?? ''));
  const { accounts, gaps } = await readAccounts(files);
  const account = mergeAccounts([
    ...accounts,
    ...named.flatMap((match) => (match?.[1] ? [accountOfRoot(match[1])] : [])),
  ]);
  if (account === 'mixed_accounts') return { state: 'mixed_accounts' };
  if (account && accounts.length === 0) {
    gaps.push(gap('account_file_missing', 'The export holds no account file; only its folder names the account.'));
  }
  gaps.push(gap('audience_not_stated', 'The export does not say who could see a post.'), ...missingParts(files));
  const madeOn = named
    .flatMap((match) => (match?.[2] ? [match[2]] : []))
    .sort()
    .at(-1);
  const wordless = new Map<string, number>();
  const session = {
    account,
    madeAt: madeOn && !Number.isNaN(Date.parse(madeOn)) ? `${madeOn}T23:59:59.999Z` : null,
    gaps,
    readItem: ({ rule, label }: FoundFile, item: Json): ItemReading => {
      const found = readItem(rule.kind, mendMetaJson(item));
      if (found.state !== 'wordless_share') return found;
      wordless.set(label, (wordless.get(label) ?? 0) + 1);
      return nothing;
    },
    finish: () => [...wordless].map(([label, count]) => wordlessShares(label, count)),
  };
  return { state: 'ready', session };
}

async function readAccounts(files: readonly FoundFile[]) {
  const accounts = [];
  const gaps: ArchiveGap[] = [];
  for (const file of files.filter(({ rule }) => rule.role === 'account')) {
    const content = await readSmallJson(file.entry);
    const account = content.ok ? readAccount(mendMetaJson(content.value)) : null;
    if (account) accounts.push(account);
    else gaps.push(gap('account_file_missing', 'The account file could not be read.', file.label));
  }
  return { accounts, gaps };
}

function readItem(kind: string, item: Json): FacebookReading {
  if (kind === 'comment' || kind === 'group_comment') return readComment(item);
  return readPost(item, kind === 'archived_post' ? 'not_public' : 'unknown');
}

function wordlessShares(label: string, count: number): ArchiveGap {
  const entries = count === 1 ? '1 entry passes' : `${count} entries pass`;
  return gap('shared_text_cut', `${entries} something on whose words the export leaves out.`, label);
}

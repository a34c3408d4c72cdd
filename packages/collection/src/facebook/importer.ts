import type { Json } from '@visaguard/kernel';
import { type ArchiveGap, gap } from '../gap.ts';
import type { FoundFile, Importer, ImporterInputs, ItemReading, SessionStart } from '../importer.ts';
import { nothing } from '../importer.ts';
import { readMetaAccounts } from '../meta/meta-accounts.ts';
import { mendMetaJson } from '../meta/meta-text.ts';
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

async function beginReading(inputs: ImporterInputs): Promise<SessionStart> {
  const form = { root: facebookRoot, readAccount, accountOfRoot };
  const { account, gaps, madeAt } = await readMetaAccounts(inputs, form);
  if (account === 'mixed_accounts') return { state: 'mixed_accounts' };
  gaps.push(gap('audience_not_stated', 'The export does not say who could see a post.'), ...missingParts(inputs.files));
  const wordless = new Map<string, number>();
  const session = {
    account,
    madeAt,
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

function readItem(kind: string, item: Json): FacebookReading {
  if (kind === 'comment' || kind === 'group_comment') return readComment(item);
  return readPost(item, kind === 'archived_post' ? 'not_public' : 'unknown');
}

function wordlessShares(label: string, count: number): ArchiveGap {
  const entries = count === 1 ? '1 entry passes' : `${count} entries pass`;
  return gap('shared_text_cut', `${entries} something on whose words the export leaves out.`, label);
}

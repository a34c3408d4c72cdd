import type { Json } from '@visaguard/kernel';
import { type ArchiveGap, gap } from '../gap.ts';
import type { FoundFile, Importer, ImporterInputs, ItemReading, SessionStart } from '../importer.ts';
import { malformed, nothing } from '../importer.ts';
import { isObject } from '../json/json-access.ts';
import { mergeAccounts } from '../same-account.ts';
import { tiktokFiles, tiktokLists, tiktokMarkers, tiktokNever, tiktokParents, tiktokTextMarkers } from './files.ts';
import { readComment, readLiveRemark, readVideo } from './item.ts';
import { readOutline } from './outline.ts';

/** "Download your data" of TikTok, format JSON: one file with everything in it, in the wordings of several years. */
export const tiktokImporter: Importer = {
  platform: 'tiktok',
  reading: {
    reads: [
      'your videos: title, date, place, who can view them, number of likes',
      'your own comments, those under live videos among them: text, date',
      'your account: username, name, e-mail address',
    ],
    neverOpens: [
      'messages (they stand in the same file and are passed over unread)',
      'the videos you watched, likes and favourites',
      'followers, contacts and blocked accounts',
      'searches, advertising, purchase and login records',
      'the videos, pictures and recordings themselves',
    ],
  },
  files: tiktokFiles,
  never: tiktokNever,
  markers: tiktokMarkers,
  htmlMarkers: [],
  textMarkers: tiktokTextMarkers,
  passedOver: [],
  listMembers: tiktokLists,
  listParents: tiktokParents,
  // Accounts of musical.ly, of August 2014, became accounts of TikTok.
  platformSince: '2014-08-01T00:00:00.000Z',
  begin: beginReading,
};

async function beginReading({ files }: ImporterInputs): Promise<SessionStart> {
  const { accounts, gaps } = await readOutline(files);
  const account = mergeAccounts(accounts);
  if (account === 'mixed_accounts') return { state: 'mixed_accounts' };
  const counts = { reposts: 0, audienceUnknown: 0 };
  const session = {
    account,
    madeAt: null,
    gaps,
    readItem: (_file: FoundFile, item: Json, list: string): ItemReading => {
      const found = readItem(item, list.toLowerCase());
      if (found.state === 'nothing') counts.reposts += 1;
      if (found.state === 'post' && found.draft.kind === 'authored' && found.draft.audience === 'unknown') {
        counts.audienceUnknown += 1;
      }
      return found;
    },
    finish: () => gapsOf(counts),
  };
  return { state: 'ready', session };
}

function readItem(item: Json, list: string): ItemReading {
  if (!isObject(item)) return malformed;
  if (list.endsWith('/videolist')) return readVideo(item);
  if (list.endsWith('/commentslist')) return readComment(item);
  if (list.endsWith('/repostlist')) return nothing;
  return readLiveRemark(item);
}

function gapsOf({ reposts, audienceUnknown }: { reposts: number; audienceUnknown: number }): ArchiveGap[] {
  const cut = `Of ${reposts} videos that were passed on the export holds the links alone, and no words.`;
  const unknown = `The export does not say of ${audienceUnknown} videos who can view them.`;
  return [
    ...(reposts > 0 ? [gap('shared_text_cut', cut)] : []),
    ...(audienceUnknown > 0 ? [gap('audience_not_stated', unknown)] : []),
  ];
}

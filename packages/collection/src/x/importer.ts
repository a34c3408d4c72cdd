import type { Json } from '@visaguard/kernel';
import type { ArchiveAccount } from '../archive.ts';
import { type ArchiveGap, gap } from '../gap.ts';
import type { FoundFile, Importer, ImporterInputs, SessionStart } from '../importer.ts';
import { readSmallJson } from '../json/read-json.ts';
import { mergeAccounts } from '../same-account.ts';
import { accountOfManifest, audienceOf, readAccount } from './account.ts';
import { xFiles, xMarkers, xNever } from './files.ts';
import { type Manifest, missingFiles, readManifest, shortFiles } from './manifest.ts';
import { loadNoteTweets } from './note-tweets.ts';
import { readTweetItem } from './tweet-item.ts';

/** "Your archive" of X, one or several ZIPs: JavaScript files that assign one JSON list each. */
export const xImporter: Importer = {
  platform: 'x',
  reading: {
    reads: [
      'your posts, replies, quotes and reposts, community posts and long posts: text, date, links, number of media',
      'your account: username, account number, e-mail address, display name, whether it is protected',
      'the list of files in the archive, to see whether a part is missing',
    ],
    neverOpens: [
      'direct messages and Grok chats',
      'likes and bookmarks',
      'followers, contacts and the accounts you follow',
      'posts you deleted',
      'advertising, device and login records',
      'the pictures and videos themselves',
    ],
  },
  files: xFiles,
  never: xNever,
  markers: xMarkers,
  htmlMarkers: [],
  passedOver: [],
  listMembers: /^$/,
  platformSince: '2006-03-21T00:00:00.000Z',
  begin: beginReading,
};

async function beginReading({ files }: ImporterInputs): Promise<SessionStart> {
  const contents = await readContext(files);
  const manifests = contents.of('manifest').map((content) => readManifest(content, listedLabel));
  const accounts = [...contents.of('account').map(readAccount), ...contents.of('manifest').map(accountOfManifest)];
  const account = mergeAccounts(accounts.filter((known): known is ArchiveAccount => known !== null));
  if (account === 'mixed_accounts') return { state: 'mixed_accounts' };
  const { notes, gaps: noteGaps } = await loadNoteTweets(files.filter(({ rule }) => rule.kind === 'note_tweet'));
  const audience = audienceOf(contents.of('protected_history')[0]);
  const audienceGaps =
    audience === 'unknown'
      ? [gap('audience_not_stated', 'The export does not say whether the account is protected.')]
      : [];
  const labels = new Set(files.map(({ label }) => label));
  const context = { account, audience, notes };
  const session = {
    account,
    madeAt: latestOf(manifests),
    gaps: [...contents.gaps, ...audienceGaps, ...noteGaps, ...missingFiles(manifests, labels)],
    readItem: (_file: FoundFile, item: Json) => readTweetItem(item, context),
    finish: (itemsByFile: ReadonlyMap<string, number>) => [
      ...shortFiles(manifests, itemsByFile),
      ...unusedNotes(notes.unused()),
    ],
  };
  return { state: 'ready', session };
}

/** Long texts are matched with posts; what matches none is of a post that is not in the archive. */
function unusedNotes(count: number): ArchiveGap[] {
  if (count === 0) return [];
  return [gap('note_without_post', `Long texts that belong to no post in the archive, and were left out: ${count}.`)];
}

/** Only what the rule itself spells out: a name is content of the export, and a gap repeats it in a report. */
function listedLabel(name: string): string | null {
  const rule = xFiles.find(({ role, kind, path }) => (role === 'posts' || kind === 'note_tweet') && path.test(name));
  return rule?.path.exec(name)?.[1] ?? null;
}

function latestOf(manifests: readonly Manifest[]): string | null {
  return (
    manifests
      .flatMap(({ madeAt }) => (madeAt ? [madeAt] : []))
      .sort()
      .at(-1) ?? null
  );
}

/** Reads the small files whole. */
async function readContext(files: readonly FoundFile[]) {
  const contents = new Map<string, Json[]>();
  const gaps: ArchiveGap[] = [];
  for (const file of files.filter(({ rule }) => rule.role !== 'posts' && rule.kind !== 'note_tweet')) {
    const content = await readSmallJson(file.entry);
    if (content.ok) contents.set(file.rule.kind, [...(contents.get(file.rule.kind) ?? []), content.value]);
    else if (file.rule.role === 'account') {
      gaps.push(gap('account_file_missing', 'The account file could not be read.', file.label));
    }
  }
  return { gaps, of: (kind: string): readonly Json[] => contents.get(kind) ?? [] };
}

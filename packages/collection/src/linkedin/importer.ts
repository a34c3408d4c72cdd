import type { Json } from '@visaguard/kernel';
import { type ArchiveGap, gap } from '../gap.ts';
import type { FoundFile, Importer, ImporterInputs, ItemReading, SessionStart } from '../importer.ts';
import { readAccounts } from './account.ts';
import { readCommentRow } from './comment-item.ts';
import { dayOfRoot, linkedinFiles, linkedinMarkers, linkedinNever, linkedinPassedOver, memberIdOf } from './files.ts';
import { readShareRow } from './share-item.ts';

/** "Get a copy of your data" of LinkedIn, the quick and the larger archive: CSV files, in UTC, with English headers. */
export const linkedinImporter: Importer = {
  platform: 'linkedin',
  reading: {
    reads: [
      'your posts and reposts: text, date, link, who could see them, whether there is a picture or video',
      'your own comments: text, date, link to the post',
      'your account: first and last name, confirmed e-mail addresses',
    ],
    neverOpens: [
      'messages and invitations',
      'reactions, which are likes, and saved posts',
      'connections, contacts and the people and companies you follow',
      'your profile texts, jobs, education, recommendations and skills',
      'searches, advertising, inferences about you and login records',
      'the pictures and videos themselves',
    ],
  },
  files: linkedinFiles,
  never: linkedinNever,
  markers: linkedinMarkers,
  htmlMarkers: [],
  passedOver: linkedinPassedOver,
  listMembers: /^$/,
  platformSince: '2003-05-05T00:00:00.000Z',
  begin: beginReading,
};

async function beginReading({ files, roots }: ImporterInputs): Promise<SessionStart> {
  const { account, gaps } = await readAccounts(files);
  if (account === 'mixed_accounts') return { state: 'mixed_accounts' };
  const days = roots.flatMap((root) => dayOfRoot(root) ?? []).sort();
  const madeOn = days.at(-1);
  let audienceUnknown = false;
  const session = {
    account,
    madeAt: madeOn ? `${madeOn}T23:59:59.999Z` : null,
    gaps: [...gaps, ...missingLists(files)],
    readItem: (file: FoundFile, row: Json): ItemReading => {
      if (file.rule.kind === 'comment') return readCommentRow(row);
      const reading = readShareRow(row);
      if (reading.state === 'post' && reading.draft.audience === 'unknown') audienceUnknown = true;
      return reading;
    },
    finish: () => (audienceUnknown ? [audienceGap] : []),
  };
  return { state: 'ready', session };
}

const audienceGap = gap(
  'audience_not_stated',
  'The export does not say of some posts whether everybody or only connections could see them.',
);

const lists = [
  { kind: 'share', name: 'posts (Shares.csv)' },
  { kind: 'comment', name: 'comments (Comments.csv)' },
] as const;

/**
 * The quick archive lacks both lists, or one. The larger one, which writes the member's number into the names of its
 * lists, leaves out a list that is empty.
 */
function missingLists(files: readonly FoundFile[]): ArchiveGap[] {
  const isLarger = files.some(({ rule, label }) => rule.role === 'posts' && memberIdOf(label) !== null);
  return lists
    .filter(({ kind }) => !files.some(({ rule }) => rule.kind === kind))
    .map(({ name }) =>
      isLarger
        ? gap('list_left_out', `The export holds no list of ${name}; the platform leaves out lists that are empty.`)
        : gap(
            'list_missing',
            `The export holds no list of ${name}; ask for the larger data archive, which takes a day, and hand that in.`,
          ),
    );
}

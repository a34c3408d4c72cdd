import type { FileRule } from '../importer.ts';

/** Objects that stand at the root of an export, of which no other file has the like. */
const rootNames =
  'Your Activity|Profile And Settings|Likes and Favorites|Ads and data|App Settings|TikTok Live|Income\\+ Wallet';
/** Roots with common names are told together with what stands in them. */
const sections = [
  '"Activity"\\s*:\\s*\\{\\s*"(?:Favorite|Follow|Hashtag|Like List|Login History|Search|Share History)',
  '"Direct Messages?"\\s*:\\s*\\{\\s*"(?:Direct Messages|Chat History|Group Chat)"',
  '"Comment"\\s*:\\s*\\{\\s*"Comments',
  '"(?:Post|Video)"\\s*:\\s*\\{\\s*"(?:Posts|Videos|Recently Deleted Posts)"',
  '"Profile"\\s*:\\s*\\{\\s*"(?:Profile Info|Auto ?fill|AI-Moji)',
].join('|');

/** The one file of an export. Everything stands in it; of what is in it only the lists below are decoded (rule R5). */
export const tiktokFiles: readonly FileRule[] = [
  {
    kind: 'user_data',
    role: 'posts',
    path: /(?:^|\/)(user_data(?:_tiktok)?(?:_\d+)?\.json)$/i,
    alone: /^user_data(?:_tiktok)?(?:_\d+)?(?: ?\(\d+\))?\.json$/i,
    head: new RegExp(`^\\s*\\{\\s*(?:"(?:${rootNames})"\\s*:|${sections})`, 'i'),
  },
];

export const tiktokNever = /(?:^|\/)(?:direct messages?|chat history)(?:\/|\.)/i;

export const tiktokMarkers = [/(?:^|\/)tiktok_?data[^/]*\//i];

/** The export as plain text: a folder of `Comments.txt`, `Posts.txt`, ... */
export const tiktokTextMarkers = [
  /(?:^|\/)(?:comments?|posts?|videos?|profile info(?:rmation)?|followers?|following|like list|watch history|video browsing history|login history|search(?:es| history)|share history|block list)\.txt$/i,
];

/** Names of the objects that lead to the lists, in the wordings of several years; compared without case. */
const watchedLive = 'tiktok live/watch live history/watchlivemap';

export const tiktokLists = new RegExp(
  [
    '^(?:post|video)/(?:posts|videos)/videolist$',
    '^comments?/(?:comments/)?commentslist$',
    `^${watchedLive}/[^/]+/(?:comments|questions)$`,
    '^(?:your )?activity/reposts?/repostlist$',
  ].join('|'),
  'i',
);

export const tiktokParents = new RegExp(
  [
    '^(?:post|video)(?:/(?:posts|videos))?$',
    '^comments?(?:/comments)?$',
    `^(?:${partsOf(watchedLive)}|${watchedLive}/[^/]+)$`,
    '^(?:your )?activity(?:/reposts?)?$',
  ].join('|'),
  'i',
);

/** Where the account is named; `sections` of the lists are noted on the way. */
export const tiktokOutline = {
  listMembers: /^(?!)/,
  listParents: /^(?:profile(?: and settings)?(?:\/profile info(?:rmation)?)?|post|video|comments?)$/i,
  wholeMembers: /^profile(?: and settings)?\/profile info(?:rmation)?\/profilemap$/i,
} as const;

/** Every object on the way: `a`, `a/b`, `a/b/c`. */
function partsOf(path: string): string {
  const names = path.split('/');
  return names.map((_name, at) => names.slice(0, at + 1).join('/')).join('|');
}

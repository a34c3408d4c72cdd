import type { FileRule } from '../importer.ts';

function rule(kind: string, role: FileRule['role'], name: string, head?: RegExp): FileRule {
  return {
    kind,
    role,
    path: new RegExp(`(?:^|\\/)((?:data\\/)?${name})$`),
    alone: new RegExp(`^${name}$`),
    ...(head ? { head } : {}),
  };
}

/**
 * The files that may be opened. Large lists come in numbered parts, `tweets.js`, `tweets-part1.js`, ...
 * `deleted-tweets.js` is not among them: the person has taken those posts back, they are public no longer, and
 * the platform keeps them for a few weeks only. Nor are likes, direct messages, Grok chats and contacts, nor
 * `profile.js`: a biography is no post, and the account's name and number stand in `account.js`.
 */
export const xFiles: readonly FileRule[] = [
  rule('manifest', 'context', 'manifest\\.js', /^\s*window\.__THAR_CONFIG\s*=/),
  rule('account', 'account', 'account\\.js', /^\s*window\.YTD\.account\.part\d+\s*=/),
  rule('protected_history', 'context', 'protected-history\\.js'),
  rule('note_tweet', 'context', 'note-tweet(?:-part\\d+)?\\.js', /^\s*window\.YTD\.note_tweet\.part\d+\s*=/),
  rule('tweet', 'posts', 'tweets?(?:-part\\d+)?\\.js', /^\s*window\.YTD\.tweets?\.part\d+\s*=/),
  rule(
    'community_tweet',
    'posts',
    'community-tweet(?:-part\\d+)?\\.js',
    /^\s*window\.YTD\.community_tweet\.part\d+\s*=/,
  ),
];

export const xNever = /(?:^|\/)(?:assets\/|[^/]*(?:direct-message|deleted|grok|^like|contact)[^/]*$)/i;

export const xMarkers = [
  /(?:^|\/)Your archive\.html$/,
  /(?:^|\/)data\/(?:like|follower|following|direct-messages|ip-audit|ageinfo|personalization)\.js$/,
  /(?:^|\/)(?:tweets?_media|community_tweet_media)\//,
];

import { forbiddenText } from './forbidden-files.ts';
import type { SampleTiktokComment, SampleTiktokVideo } from './sample-posts.ts';

/** `current`: since about 2024; `middle`: 2022 and 2023; `older`: before, with lists less deep and without audience. */
export type TiktokLayout = 'current' | 'middle' | 'older';

/** Objects at the root of the file, in the order in which they are written. */
export type TiktokSections = { readonly [name: string]: unknown };

export function tiktokVideo(video: SampleTiktokVideo, at: number, layout: TiktokLayout): object {
  const likes = video.likes ?? 0;
  return {
    Date: tiktokDate(video.at),
    Link: video.linkless
      ? `https://v16m.example/video/tos/${at}?key=secret`
      : `https://www.tiktokv.com/share/video/${videoId(at)}/`,
    Likes: layout === 'older' ? String(likes) : likes,
    ...(layout === 'older'
      ? {}
      : { WhoCanView: video.whoCanView ?? 'Public', AllowComments: 'Yes', AllowDuets: 'Yes' }),
    Title: video.text,
    Sound: 'original sound',
    Location: video.location ?? 'N/A',
    AIGeneratedContent: 'No',
    AddYoursText: 'N/A',
  };
}

export function tiktokComment(comment: SampleTiktokComment, layout: TiktokLayout): object {
  if (layout === 'older') return { Date: tiktokDate(comment.at), Comment: comment.text };
  const url = 'https://www.tiktokv.com/share/video/7999999999999999999/';
  return { date: tiktokDate(comment.at), comment: comment.text, photo: comment.photo ?? 'N/A', url };
}

/** What somebody said while watching other people live, by room. */
export function watchedLive(remarks: readonly SampleTiktokComment[], layout: TiktokLayout): TiktokSections {
  const rooms = remarks.map(({ text, at }, nth) => [
    `74${String(nth).padStart(17, '0')}`,
    {
      WatchTime: tiktokDate(at),
      Link: 'https://www.tiktok.com/live/1',
      Comments: [{ CommentTime: tiktokDate(at), CommentContent: text, RawTime: Math.floor(Date.parse(at) / 1000) }],
      Questions: null,
    },
  ]);
  const name = layout === 'current' ? 'TikTok Live' : 'Tiktok Live';
  return { [name]: { 'Watch Live History': { WatchLiveMap: Object.fromEntries(rooms) }, 'Go Live History': null } };
}

/** Messages, watched and deleted videos, likes, followers and searches: all in the one file. */
export function tiktokForbiddenSections(layout: TiktokLayout): {
  before: TiktokSections;
  activity: TiktokSections;
  after: TiktokSections;
} {
  const item = { Date: '2026-01-02 10:00:00', Link: forbiddenText, Title: forbiddenText, Comment: forbiddenText };
  const chats = { [`Chat History with ${forbiddenText}:`]: [{ ...item, From: forbiddenText, Content: forbiddenText }] };
  const isCurrent = layout === 'current';
  const messages = isCurrent
    ? { 'Direct Message': { 'Direct Messages': { ChatHistory: chats } } }
    : { 'Direct Messages': { 'Chat History': { ChatHistory: chats } } };
  const watched = isCurrent ? 'Watch History' : 'Video Browsing History';
  return {
    before: messages,
    activity: {
      [watched]: { VideoList: [item] },
      'Search History': { SearchList: [{ ...item, SearchTerm: forbiddenText }] },
      'Like List': { ItemFavoriteList: [item] },
      'Share History': { ShareHistoryList: [{ ...item, SharedContent: forbiddenText }] },
      'Login History': { LoginHistoryList: [{ ...item, IP: forbiddenText }] },
    },
    after: {
      'Likes and Favorites': { 'Favorite Comment': { FavoriteCommentList: [{ FavoriteComment: forbiddenText }] } },
      'Ads and data': { 'Ad Interests': { AdInterestCategories: forbiddenText } },
    },
  };
}

/** In UTC, without a zone. */
function tiktokDate(at: string): string {
  return at.slice(0, 19).replace('T', ' ');
}

function videoId(at: number): string {
  return String(7_100_000_000_000_000_000n + BigInt(at) * 8192n);
}

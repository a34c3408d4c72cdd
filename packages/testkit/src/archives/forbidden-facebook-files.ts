import { forbiddenText } from './forbidden-files.ts';
import type { ExportFile } from './made-export.ts';

/** Messages, friends, reactions, other people's posts, searches and logins, as a Facebook export carries them. */
export function facebookForbiddenFiles(activity: string): ExportFile[] {
  const file = (path: string, content: unknown): ExportFile => ({ path, content: JSON.stringify(content) });
  const message = { sender_name: forbiddenText, timestamp_ms: 1_700_000_000_000, content: forbiddenText.repeat(40) };
  const post = { timestamp: 1_700_000_000, data: [{ post: forbiddenText }], title: forbiddenText };
  const reaction = { timestamp: 1_700_000_000, title: forbiddenText, data: [{ reaction: { reaction: 'LIKE' } }] };
  return [
    file(`${activity}messages/inbox/friend_1/message_1.json`, { participants: [], messages: [message] }),
    // A name that would be read elsewhere.
    file(`${activity}messages/inbox/friend_1/posts/your_posts_1.json`, [post]),
    file(`${activity}comments_and_reactions/likes_and_reactions.json`, [reaction]),
    file(`${activity}posts/other_people's_posts_to_your_timeline.json`, { wall_posts_sent_to_you: [post] }),
    file(`${activity}posts/trash.json`, { trash_v2: [post] }),
    file('connections/friends/your_friends.json', { friends_v2: [{ name: forbiddenText, timestamp: 1_700_000_000 }] }),
    file('logged_information/search/your_search_history.json', { searches_v2: [{ title: forbiddenText }] }),
    file('security_and_login_information/account_activity.json', { account_activity_v2: [{ city: forbiddenText }] }),
    file('ads_information/advertisers_using_your_activity.json', { custom_audiences: [forbiddenText] }),
  ];
}

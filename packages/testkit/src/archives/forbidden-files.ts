import type { ExportFile } from './made-export.ts';

/** Stands in every file that no reader may open. Wherever it turns up, something was opened. */
export const forbiddenText = 'FORBIDDEN-CONTENT-OF-THIRD-PERSONS';

const strangers = [{ title: '', string_list_data: [{ value: 'friend.of.sample', timestamp: 1_700_000_000 }] }];

/** Messages, likes, followers, searches and logins, as an Instagram export carries them. */
export function instagramForbiddenFiles(activity: string): ExportFile[] {
  const message = { sender_name: forbiddenText, timestamp_ms: 1_700_000_000_000, content: forbiddenText.repeat(40) };
  const file = (path: string, content: unknown): ExportFile => ({ path, content: JSON.stringify(content) });
  return [
    file(`${activity}messages/inbox/friend_1/message_1.json`, { participants: [], messages: [message] }),
    // A name that would be read elsewhere.
    file(`${activity}messages/inbox/friend_1/media/posts_1.json`, [
      { media: [{ title: forbiddenText, creation_timestamp: 1_700_000_000 }] },
    ]),
    file(`${activity}likes/liked_posts.json`, { likes_media_likes: [{ title: forbiddenText, string_list_data: [] }] }),
    file('connections/followers_and_following/followers_1.json', strangers),
    file('logged_information/recent_searches/word_or_phrase_searches.json', { searches_keyword: [forbiddenText] }),
    file('security_and_login_information/login_and_profile_creation/login_activity.json', {
      account_history: [forbiddenText],
    }),
    file('ads_information/ads_and_topics/ads_viewed.json', { impressions_history_ads_seen: [forbiddenText] }),
  ];
}

/** Direct messages, likes, followers, deleted posts and Grok chats, as an archive of X carries them. */
export function xForbiddenFiles(): ExportFile[] {
  const file = (name: string, item: unknown): ExportFile => {
    const variable = name.replaceAll('-', '_');
    return { path: `data/${name}.js`, content: `window.YTD.${variable}.part0 = ${JSON.stringify([item], null, 2)}` };
  };
  const deleted = { id_str: '9', full_text: forbiddenText, created_at: 'Wed Oct 01 10:00:00 +0000 2025' };
  return [
    file('direct-messages', { dmConversation: { messages: [{ messageCreate: { text: forbiddenText.repeat(40) } }] } }),
    file('like', { like: { tweetId: '8', fullText: forbiddenText } }),
    file('follower', { follower: { accountId: '7' } }),
    file('deleted-tweets', { tweet: deleted }),
    file('grok-chat-item', { grokChatItem: { message: forbiddenText } }),
    file('profile', { profile: { description: { bio: forbiddenText } } }),
    { path: 'Your archive.html', content: '<!DOCTYPE html><html><body>Your archive</body></html>' },
  ];
}

/** Messages, invitations, connections, reactions and searches, as a LinkedIn export carries them. */
export function linkedinForbiddenFiles(suffix: string): ExportFile[] {
  const file = (path: string, ...lines: string[]): ExportFile => ({ path, content: `${lines.join('\n')}\n` });
  return [
    file('messages.csv', '"CONVERSATION ID","FROM","CONTENT"', `"1","A Friend","${forbiddenText.repeat(40)}"`),
    file('Connections.csv', 'Notes:', `"${forbiddenText}"`, '', 'First Name,Last Name,URL', 'A,Friend,'),
    file('Invitations.csv', 'From,To,Sent At,Message,Direction', `A Friend,Mara,,${forbiddenText},INCOMING`),
    // Names that would be read elsewhere.
    file('messages/Shares.csv', 'Date,ShareLink,ShareCommentary', `2026-01-01 10:00:00,,${forbiddenText}`),
    file(`Reactions${suffix}.csv`, 'Date,Type,Link', `2026-01-01 10:00:00,LIKE,${forbiddenText}`),
    file('SearchQueries.csv', 'Time,Search Query', `2026/01/01,${forbiddenText}`),
    file('Positions.csv', 'Company Name,Title', `${forbiddenText},Student`),
    file('Recommendations_Received.csv', 'First Name,Last Name,Text', `A,Friend,${forbiddenText}`),
    file('Rich_Media.csv', 'Date/Time,Media Description,Media Link', `,${forbiddenText},`),
  ];
}

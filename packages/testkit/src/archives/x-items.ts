import type { SampleTweet } from './sample-posts.ts';

/** Snowflake-like ids that grow with the position. */
function tweetId(at: number): string {
  return String(1_700_000_000_000_000_000n + BigInt(at) * 4096n);
}

const strangerId = '424242';

/** One post as `tweets.js` writes it: numbers as texts, `&` `<` `>` escaped, links shortened. */
export function xTweet(tweet: SampleTweet, at: number, accountId: string): object {
  const urls: object[] = [];
  let text = escapeHtml(tweet.text).replace(/https?:\/\/[^\s]+/g, (link) => {
    const url = `https://t.co/link${at}x${urls.length}`;
    urls.push({ url, expanded_url: link.replaceAll('&amp;', '&'), display_url: 'example', indices: ['0', '23'] });
    return url;
  });
  if (tweet.kind === 'repost') text = `RT @friend_sample: ${text}`;
  if (tweet.kind === 'long') text = `${text.slice(0, 200)}… https://t.co/more${at}`;
  if (tweet.kind === 'quote') {
    const url = `https://t.co/quote${at}`;
    urls.push({
      url,
      expanded_url: `https://twitter.com/friend_sample/status/${tweetId(at)}`,
      display_url: 'x',
      indices: [],
    });
    text = `${text} ${url}`;
  }
  const media = mediaOf(tweet, at);
  if (media.length > 0) text = `${text} https://t.co/media${at}`;
  return {
    tweet: {
      retweeted: false,
      entities: {
        hashtags: [],
        symbols: [],
        user_mentions: [],
        urls,
        ...(media.length > 0 ? { media: media.slice(0, 1) } : {}),
      },
      display_text_range: ['0', String(text.length)],
      favorite_count: String(tweet.likes ?? 0),
      retweet_count: '0',
      id_str: tweetId(at),
      id: tweetId(at),
      truncated: false,
      created_at: xDate(tweet.at),
      favorited: false,
      full_text: text,
      lang: 'en',
      ...replyOf(tweet, at, accountId),
      ...(media.length > 0 ? { extended_entities: { media } } : {}),
    },
  };
}

export function xNoteTweet(tweet: SampleTweet, at: number): object {
  const core = { text: tweet.text, urls: [], mentions: [], hashtags: [], styletags: [] };
  return {
    noteTweet: { noteTweetId: `${tweetId(at)}1`, createdAt: tweet.at, updatedAt: tweet.at, lifecycle: {}, core },
  };
}

function replyOf(tweet: SampleTweet, at: number, accountId: string): object {
  if (tweet.kind !== 'reply' && tweet.kind !== 'self_reply') return {};
  const to = tweet.kind === 'self_reply' ? accountId : strangerId;
  return {
    in_reply_to_status_id_str: `${tweetId(at)}7`,
    in_reply_to_user_id_str: to,
    in_reply_to_screen_name: 'friend_sample',
  };
}

function mediaOf(tweet: SampleTweet, at: number): object[] {
  const url = `https://t.co/media${at}`;
  const photos = Array.from({ length: tweet.images ?? 0 }, () => ({ type: 'photo', url, expanded_url: url }));
  const videos = Array.from({ length: tweet.videos ?? 0 }, () => ({ type: 'video', url, expanded_url: url }));
  return [...photos, ...videos];
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** `Wed Oct 10 20:19:24 +0000 2018` */
function xDate(at: string): string {
  const [weekday, day, month, year, time] = new Date(at).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} +0000 ${year}`;
}

import type { Instant } from '@visaguard/kernel';

/** One made-up post of an Instagram account. */
export type SamplePost = {
  readonly text: string;
  readonly at: Instant;
  /** Default `post`. */
  readonly kind?: 'post' | 'reel' | 'story' | 'archived_post' | 'profile_photo' | 'thread';
  /** Default one picture, none beside videos. */
  readonly images?: number;
  readonly videos?: number;
  readonly location?: { readonly latitude: number; readonly longitude: number };
  /** Threads only. */
  readonly isReply?: boolean;
};

/** A comment of the account under somebody else's post. */
export type SampleComment = { readonly text: string; readonly at: Instant; readonly owner: string };

/** One made-up post of an X account. `repost`: somebody else's words, passed on. */
export type SampleTweet = {
  readonly text: string;
  readonly at: Instant;
  /** Default `post`. `long` is cut in the list and written out in a file of its own. */
  readonly kind?: 'post' | 'reply' | 'self_reply' | 'quote' | 'repost' | 'community' | 'long';
  readonly images?: number;
  readonly videos?: number;
  readonly likes?: number;
};

/** One made-up post of a Facebook account. */
export type SampleFacebookPost = {
  readonly text: string;
  readonly at: Instant;
  /** Default `timeline`. */
  readonly in?: 'timeline' | 'group' | 'archive';
  /** Default none. */
  readonly images?: number;
  readonly videos?: number;
  /** Of each picture and video; default the words of the post, as the platform writes them. */
  readonly caption?: string;
  readonly link?: { readonly title: string; readonly url: string };
  readonly place?: string;
  readonly note?: { readonly title: string; readonly text: string };
  /** Where the pictures were taken. */
  readonly location?: { readonly latitude: number; readonly longitude: number };
};

/** A comment of the account under somebody else's post; `group` names the group it stands in. */
export type SampleFacebookComment = {
  readonly text: string;
  readonly at: Instant;
  readonly group?: string;
  readonly sticker?: boolean;
};

/** One made-up video of a TikTok account; the text is its title. */
export type SampleTiktokVideo = {
  readonly text: string;
  readonly at: Instant;
  /** Default `Public`. */
  readonly whoCanView?: string;
  readonly likes?: number;
  readonly location?: string;
  /** The link leads to the film's file and not to its page, as in exports since 2023. */
  readonly linkless?: boolean;
};

/** A comment of the account under somebody else's video. */
export type SampleTiktokComment = { readonly text: string; readonly at: Instant; readonly photo?: string };

const openings = [
  'Morning run along the river',
  'Finished the chemistry lab report',
  'Sunday dinner with the whole family',
];
const middles = [
  'and the weather held',
  'before the rain came',
  'with far too much coffee',
  'and nobody was late for once',
];
const endings = [
  'What a week.',
  'More tomorrow.',
  'Grateful for small things.',
  'Next stop: the library.',
  'Photos soon.',
];

/** So many harmless posts, evenly spread from `from` to `to`, no two texts alike. */
export function harmlessPosts(count: number, from: Instant, to: Instant): { text: string; at: Instant }[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: count }, (_none, nth) => ({
    text: `${openings[nth % 3]} ${middles[nth % 4]}. ${endings[nth % 5]} #day${nth + 1}`,
    at: new Date(start + Math.floor(((end - start) * nth) / Math.max(1, count - 1))).toISOString(),
  }));
}

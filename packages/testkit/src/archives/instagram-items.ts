import type { InstagramLabels } from './instagram-labels.ts';
import type { SampleComment, SamplePost } from './sample-posts.ts';

/** One post as the layout writes it. `seconds` of the sample's instant, or the defect's. */
export function instagramPost(post: SamplePost, at: number, layout: InstagramLayout, labels: InstagramLabels): object {
  const media = mediaOf(post, at);
  if (layout === 'newest') {
    const caption = { label: labels.caption, value: post.text };
    return {
      timestamp: seconds(post.at),
      media,
      label_values: [caption],
      fbid: `1790${kindNumbers[post.kind ?? 'post']}${String(at).padStart(9, '0')}`,
    };
  }
  if (media.length === 1) return { media: [{ ...media[0], title: post.text }] };
  return { media, title: post.text, creation_timestamp: seconds(post.at) };
}

/** Stories and profile photos are bare media. */
export function instagramMedium(post: SamplePost, at: number): object {
  return { ...mediaOf(post, at)[0], title: post.text };
}

export function instagramThread(post: SamplePost, at: number): object {
  const [medium] = mediaOf(post, at);
  return {
    media: [
      { ...medium, title: post.text, text_app_post: { is_reply: post.isReply ?? false, reply_control: 'everyone' } },
    ],
  };
}

export function instagramComment(comment: SampleComment, layout: InstagramLayout, labels: InstagramLabels): object {
  const timestamp = seconds(comment.at);
  if (layout === 'older')
    return { title: comment.owner, string_list_data: [{ href: '', value: comment.text, timestamp }] };
  if (layout === 'newest') {
    const values = [
      { label: labels.comment, value: comment.text },
      { label: labels.owner, value: comment.owner },
    ];
    return { timestamp, media: [], label_values: values, fbid: `1780${timestamp}` };
  }
  return {
    media_list_data: [{ uri: '' }],
    string_map_data: {
      [labels.comment]: { href: '', value: comment.text, timestamp: 0 },
      [labels.owner]: { href: '', value: comment.owner, timestamp: 0 },
      [labels.time]: { href: '', value: '', timestamp },
    },
  };
}

const kindNumbers = { post: 1, reel: 2, story: 3, archived_post: 4, profile_photo: 5, thread: 6 } as const;

export type InstagramLayout = 'current' | 'older' | 'newest';

function mediaOf(post: SamplePost, at: number) {
  const images = Array.from(
    { length: post.images ?? (post.videos ? 0 : 1) },
    (_none, nth) => `media/posts/${at}_${nth}.jpg`,
  );
  const videos = Array.from({ length: post.videos ?? 0 }, (_none, nth) => `media/posts/${at}_${nth}.mp4`);
  return [...images, ...videos].map((uri) => ({
    uri,
    creation_timestamp: seconds(post.at),
    ...(post.location ? { media_metadata: { photo_metadata: { exif_data: [post.location] } } } : {}),
    title: '',
    cross_post_source: { source_app: 'FB' },
  }));
}

function seconds(at: string): number {
  return Math.floor(Date.parse(at) / 1000);
}

import type { SampleFacebookComment, SampleFacebookPost } from './sample-posts.ts';

/** One entry of a posts file. The title names third persons, as the platform's own sentences do. */
export function facebookPost(post: SampleFacebookPost, at: number, name: string): object {
  const timestamp = seconds(post.at);
  const details = [...(post.text === '' ? [] : [{ post: post.text }]), { update_timestamp: timestamp }];
  const attachments = [
    ...mediaOf(post, at).map((media) => ({ media })),
    ...(post.link ? [{ external_context: { name: post.link.title, source: '', url: post.link.url } }] : []),
    ...(post.place ? [{ place: placeOf(post.place) }] : []),
    ...(post.note ? [{ note: { ...post.note, media: [], tags: [] } }] : []),
  ];
  return {
    timestamp,
    ...(attachments.length > 0 ? { attachments: [{ data: attachments }] } : {}),
    data: details,
    title: `${name} ${post.link ? 'shared a link' : "wrote on Noor Sample's timeline"}.`,
    tags: [{ name: 'Noor Sample' }],
  };
}

export function facebookComment(comment: SampleFacebookComment, name: string): object {
  const timestamp = seconds(comment.at);
  const written = {
    timestamp,
    comment: comment.text,
    author: name,
    ...(comment.group ? { group: comment.group } : {}),
  };
  const sticker = { media: { uri: 'your_facebook_activity/posts/media/stickers_used/1.png' } };
  return {
    timestamp,
    ...(comment.sticker ? { attachments: [{ data: [sticker] }] } : {}),
    data: [{ comment: written }],
    title: `${name} replied to Noor Sample's comment.`,
  };
}

function mediaOf(post: SampleFacebookPost, at: number): object[] {
  const folder = 'your_facebook_activity/posts/media/your_posts';
  const medium = (uri: string) => ({
    uri,
    creation_timestamp: seconds(post.at),
    media_metadata: { photo_metadata: { exif_data: [{ upload_ip: '203.0.113.7', ...post.location }] } },
    title: 'Mobile uploads',
    description: post.caption ?? post.text,
  });
  const images = Array.from({ length: post.images ?? 0 }, (_none, nth) => medium(`${folder}/${at}_${nth}.jpg`));
  const videos = Array.from({ length: post.videos ?? 0 }, (_none, nth) => medium(`${folder}/${at}_${nth}.mp4`));
  return [...images, ...videos];
}

function placeOf(name: string): object {
  return { name, coordinate: { latitude: 50.94, longitude: 6.96 }, address: 'Sample Street 1', url: '' };
}

function seconds(at: string): number {
  return Math.floor(Date.parse(at) / 1000);
}

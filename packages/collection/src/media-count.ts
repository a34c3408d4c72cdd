export type PostMedia = { readonly images: number; readonly videos: number; readonly audio: number };

export const noMedia: PostMedia = { images: 0, videos: 0, audio: 0 };

/** Counts media by the names of their files. They are never opened; the report says they were not assessed. */
export function countMedia(fileNames: readonly string[]): PostMedia {
  const counted = { images: 0, videos: 0, audio: 0 };
  for (const name of fileNames) {
    if (/\.(?:mp4|mov|m4v|webm|avi|m3u8)(?:\?|$)/i.test(name)) counted.videos += 1;
    else if (/\.(?:mp3|m4a|aac|ogg|opus|wav)(?:\?|$)/i.test(name)) counted.audio += 1;
    else counted.images += 1;
  }
  return counted;
}

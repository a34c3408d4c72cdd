import type { Platform } from '@visaguard/domain';

const platformNames: Readonly<Record<Platform, string>> = {
  instagram: 'Instagram',
  tiktok: 'TikTok',
  linkedin: 'LinkedIn',
  facebook: 'Facebook',
  x: 'X',
};

/** For example `Instagram mara.sample`. */
export function accountName({ platform, handle }: { platform: Platform; handle: string | null }): string {
  return handle === null ? platformNames[platform] : `${platformNames[platform]} ${handle}`;
}

import type { Platform } from '../vocabulary.ts';

/** One entry of the list that form DS-160 offers for the social media of the last five years. */
export type Ds160Entry = {
  readonly code: string;
  /** As the form prints it. */
  readonly name: string;
  /** The platform that can be screened for it; null: declared, "not screened". */
  readonly platform: Platform | null;
};

/** In the order of the form. It has no entry for TikTok, which is declared under "other". */
export const ds160Inventory = [
  { code: 'askfm', name: 'ASKfm', platform: null },
  { code: 'douban', name: 'Douban', platform: null },
  { code: 'facebook', name: 'Facebook', platform: 'facebook' },
  { code: 'flickr', name: 'Flickr', platform: null },
  { code: 'google_plus', name: 'Google+', platform: null },
  { code: 'instagram', name: 'Instagram', platform: 'instagram' },
  { code: 'linkedin', name: 'LinkedIn', platform: 'linkedin' },
  { code: 'myspace', name: 'MySpace', platform: null },
  { code: 'pinterest', name: 'Pinterest', platform: null },
  { code: 'qzone', name: 'Qzone', platform: null },
  { code: 'reddit', name: 'Reddit', platform: null },
  { code: 'sina_weibo', name: 'Sina Weibo', platform: null },
  { code: 'tencent_weibo', name: 'Tencent Weibo', platform: null },
  { code: 'tumblr', name: 'Tumblr', platform: null },
  { code: 'twitter', name: 'Twitter', platform: 'x' },
  { code: 'twoo', name: 'Twoo', platform: null },
  { code: 'vine', name: 'Vine', platform: null },
  { code: 'vk', name: 'VK', platform: null },
  { code: 'youku', name: 'Youku', platform: null },
  { code: 'youtube', name: 'YouTube', platform: null },
  { code: 'none', name: 'None', platform: null },
  { code: 'other', name: 'Other', platform: null },
] as const satisfies readonly Ds160Entry[];

export type Ds160Code = (typeof ds160Inventory)[number]['code'];

/** Under which entry of the form an account on this platform is declared. */
export function ds160CodeOf(platform: Platform): Ds160Code {
  return ds160Inventory.find((entry) => entry.platform === platform)?.code ?? 'other';
}

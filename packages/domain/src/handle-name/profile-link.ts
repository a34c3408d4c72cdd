import type { Platform } from '../vocabulary.ts';

type Site = {
  readonly hosts: readonly string[];
  /** The name in the path of a profile link, null for any other page of the site. */
  readonly nameIn: (segments: readonly string[]) => string | null;
};

const sites: Readonly<Record<Platform, Site>> = {
  instagram: {
    hosts: ['instagram.com', 'instagr.am'],
    nameIn: firstUnless('p reel reels tv explore stories accounts direct share s about legal web'),
  },
  tiktok: {
    hosts: ['tiktok.com'],
    nameIn: ([first]) => (first?.startsWith('@') ? first : null),
  },
  linkedin: {
    hosts: ['linkedin.com'],
    nameIn: ([first, second]) => (first === 'in' ? (second ?? null) : null),
  },
  facebook: {
    hosts: ['facebook.com', 'fb.com'],
    // Links by number (profile.php, people) name no handle.
    nameIn: firstUnless(
      `profile.php people groups pages pg p events watch marketplace share sharer sharer.php story.php permalink.php
      photo photo.php photos reel hashtag login public`,
    ),
  },
  x: {
    hosts: ['x.com', 'twitter.com'],
    nameIn: firstUnless('i home explore search hashtag intent share settings messages notifications login'),
  },
};

type LinkReading =
  | { readonly kind: 'no_link' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'other_page' };

/**
 * Reads the name out of a link to a profile, with or without scheme, on the site itself or a subdomain of it (`m.`,
 * `de.`). A link to another site, or to a page that is no profile, is `other_page`.
 */
export function readProfileLink(platform: Platform, text: string): LinkReading {
  const { hosts, nameIn } = sites[platform];
  const isBareHost = hosts.some((host) => text === host || text === `www.${host}`);
  if (!isBareHost && !text.includes('/')) return { kind: 'no_link' };
  const url = URL.parse(/^https?:/i.test(text) ? text : `https://${text}`);
  if (url === null || !hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))) {
    return { kind: 'other_page' };
  }
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const name = nameIn(segments);
  return name === null ? { kind: 'other_page' } : { kind: 'name', name };
}

function firstUnless(reserved: string): Site['nameIn'] {
  const pages = new Set(reserved.split(/\s+/));
  return ([first]) => (first === undefined || pages.has(first) ? null : first);
}

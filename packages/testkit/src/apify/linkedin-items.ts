import type { JsonObject } from './actor.ts';

/** What `harvestapi/linkedin-profile-scraper` says of a person. */
export function linkedinProfile(id: string, publicIdentifier: string): JsonObject {
  return {
    ...{ id, publicIdentifier, linkedinUrl: `https://www.linkedin.com/in/${publicIdentifier}` },
    ...{ firstName: 'Mara', lastName: 'Sample', headline: 'made up', about: 'made up', openToWork: false },
    ...{ location: { linkedinText: 'Sample Bay' }, experience: [], education: [] },
  };
}

type Author = { readonly id: string; readonly publicIdentifier: string };

/** What `harvestapi/linkedin-profile-posts` says of a post. */
export function linkedinPost(id: string, author: Author, more: JsonObject = {}): JsonObject {
  return {
    ...{ type: 'post', id, linkedinUrl: `https://www.linkedin.com/posts/sample-${id}`, content: `words of ${id}` },
    author: { ...author, type: 'profile', name: 'Mara Sample', info: 'made up', urn: 'urn' },
    postedAt: { timestamp: 1_748_772_000_000, date: '2025-06-01T10:00:00.000Z', postedAgoShort: '5mo' },
    ...{ postImages: [], postVideo: null, article: null, document: null, repostId: null, repost: null, comments: [] },
    ...{ header: { text: null }, engagement: { likes: 31, comments: 1, shares: 2, reactions: [] }, reactions: [] },
    ...more,
  };
}

/** What `apimaestro/linkedin-profile-posts` says of a post. */
export function linkedinListedPost(id: string, username: string, more: JsonObject = {}): JsonObject {
  return {
    urn: { activity_urn: id, share_urn: `urn:li:share:${id}`, ugcPost_urn: null },
    ...{ full_urn: `urn:li:activity:${id}`, text: `words of ${id}`, post_type: 'regular' },
    posted_at: { date: '2025-06-01 10:00:00', relative: '5mo', timestamp: 1_748_772_000_000 },
    url: `https://www.linkedin.com/posts/sample-${id}?utm_source=sample`,
    author: { first_name: 'Mara', last_name: 'Sample', headline: 'made up', username },
    ...{ stats: { total_reactions: 31, comments: 1, reposts: 2 }, media: { type: 'image', images: [{}, {}] } },
    ...{ reshared_post: null, pagination_token: 'token' },
    ...more,
  };
}

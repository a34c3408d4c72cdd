import type { JsonObject } from './actor.ts';

/** What `apify/facebook-pages-scraper` says of a page. */
export function facebookPage(facebookId: string, pageName: string, more: JsonObject = {}): JsonObject {
  return {
    ...{ facebookUrl: `https://www.facebook.com/${pageName}`, pageUrl: `https://www.facebook.com/${pageName}` },
    ...{ facebookId, pageId: facebookId, pageName, title: 'Mara Sample', intro: 'made up' },
    ...{ categories: ['Page', 'Baker'], info: ['Mara Sample. 72 likes'], likes: 72, followers: 72, followings: 0 },
    ...{ messenger: null, websites: [], creation_date: 'June 12, 2024', email: 'mara@example.test' },
    pageAdLibrary: { is_business_page_active: false, id: '33720' },
    ...more,
  };
}

/** What `apify/facebook-posts-scraper` says of a post on a page. */
export function facebookPost(postId: string, facebookId: string, more: JsonObject = {}): JsonObject {
  return {
    ...{ facebookUrl: 'https://www.facebook.com/marasample', postId, pageName: 'marasample', facebookId },
    ...{ url: `https://www.facebook.com/marasample/posts/${postId}`, text: `words of ${postId}` },
    ...{ time: '2025-06-01T10:00:00.000Z', timestamp: 1_748_772_000, isVideo: false },
    user: { id: facebookId, name: 'Mara Sample', profileUrl: 'https://www.facebook.com/marasample' },
    media: [{ __typename: 'Photo', thumbnail: 'https://example.test/1.jpg', ocrText: 'made up' }],
    ...{ likes: 31, comments: 1, shares: 2, feedbackId: 'f', topLevelUrl: 'https://www.facebook.com/33720/posts/1' },
    pageAdLibrary: { is_business_page_active: false, id: '33720' },
    ...more,
  };
}

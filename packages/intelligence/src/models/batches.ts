import type { PostToJudge } from '../voters/voter.ts';
import { type ShownText, showText } from './shown-text.ts';
import { tokensAbout } from './tokens.ts';

export type PostToShow = { readonly post: PostToJudge; readonly shown: ShownText };

/** As many as a model judges well at once. */
export const postsPerBatch = 20;
const batchTokensMax = 6_000;
const postTokens = 30;

/** In batches of at most 20 posts and about 6,000 tokens. A longer post is one by itself. */
export function batchesOf(posts: readonly PostToJudge[]): PostToShow[][] {
  const batches: PostToShow[][] = [];
  let last: PostToShow[] = [];
  let tokens = Number.POSITIVE_INFINITY;
  for (const post of posts) {
    const shown = showText(post.text);
    const more = postTokens + tokensAbout(shown.text);
    if (tokens + more > batchTokensMax || last.length === postsPerBatch) {
      last = [];
      tokens = 0;
      batches.push(last);
    }
    last.push({ post, shown });
    tokens += more;
  }
  return batches;
}

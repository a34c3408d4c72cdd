import { suspectInjection } from '../injection/suspect-injection.ts';
import type { PostToJudge } from '../voters/voter.ts';
import { type ShownText, showText } from './shown-text.ts';
import { tokensAbout } from './tokens.ts';

export type PostToShow = { readonly post: PostToJudge; readonly shown: ShownText };

/** As many as a model judges well at once. */
export const postsPerBatch = 20;
const batchTokensMax = 6_000;
const postTokens = 30;

/**
 * In batches of at most 20 posts and about 6,000 tokens; a longer post is one by itself. So is one that seems to give
 * orders to its reader: a model that obeyed it has no other post before it then (rule R28).
 */
export function batchesOf(posts: readonly PostToJudge[]): PostToShow[][] {
  const batches: PostToShow[][] = [];
  let last: PostToShow[] = [];
  let tokens = Number.POSITIVE_INFINITY;
  for (const post of posts) {
    const shown = showText(post.text);
    if (suspectInjection(post.text)) {
      batches.push([{ post, shown }]);
      continue;
    }
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

import { type Category, type Severity, severityIn, severityRank } from '@visaguard/domain';
import { verifyQuote } from '../quotes/verify-quote.ts';
import type { CategoryVote, PostToJudge } from '../voters/voter.ts';
import { replyForm } from './reply-form.ts';
import { type ShownText, spanOfOriginal } from './shown-text.ts';

/** A post as it stood in a call, under the id that was drawn for it. */
export type AskedPost = { readonly id: string; readonly post: PostToJudge; readonly shown: ShownText };

export type ReadVotes = {
  readonly votes: readonly { readonly postId: string; readonly categories: readonly CategoryVote[] }[];
  readonly quotesDropped: number;
};

type Claim = {
  readonly category: Category;
  readonly severity: Severity;
  readonly quote: string;
  readonly stance: string;
};

/**
 * What a reply says, or null where it breaks its form: no JSON, other fields, an id that was not asked about, or one that
 * is missing or answered twice. Quotes are looked for in their own post alone; what is not there is dropped (rule R12).
 */
export function readReply(text: string, asked: readonly AskedPost[]): ReadVotes | null {
  const reply = replyForm.safeParse(jsonOf(text)).data;
  if (!reply || reply.votes.length !== asked.length) return null;
  const claimed = new Map(reply.votes.map(({ id, findings }) => [id, findings]));
  let quotesDropped = 0;
  const votes = [];
  for (const one of asked) {
    const claims = claimed.get(one.id);
    if (!claims) return null;
    const { categories, dropped } = verified(one, claims);
    votes.push({ postId: one.post.postId, categories });
    quotesDropped += dropped;
  }
  return { votes, quotesDropped };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Somebody else's words are no finding, whoever passes them on (rule R11). */
const foreign: readonly string[] = ['quoting', 'reporting'];

/** Signs between words and masks are in many posts, and show nothing. */
const saysSomething = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** Of each category the gravest, of equally grave ones the first of the text. */
function verified({ post, shown }: AskedPost, claims: readonly Claim[]) {
  const gravest = new Map<Category, CategoryVote>();
  let dropped = 0;
  for (const { category, severity, quote, stance } of claims) {
    if (foreign.includes(stance)) continue;
    const cited = saysSomething.test(quote) ? verifyQuote(shown.text, quote) : null;
    if (!cited) {
      dropped += 1;
      continue;
    }
    const vote = { category, severity: severityIn(post.kind, severity), ...spanOfOriginal(shown, cited) };
    const known = gravest.get(category);
    if (!known || isGraver(vote, known)) gravest.set(category, vote);
  }
  return { categories: [...gravest.values()], dropped };
}

function isGraver(left: CategoryVote, right: CategoryVote): boolean {
  return (severityRank(left.severity) - severityRank(right.severity) || right.start - left.start) > 0;
}

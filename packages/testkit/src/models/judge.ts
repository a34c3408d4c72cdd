/** A post as it came to a model, read back from the user's message. */
export type ToldPost = {
  readonly id: string;
  readonly kind: string;
  readonly date: string | null;
  readonly text: string;
};

export type JudgedFinding = {
  readonly category: string;
  readonly severity: string;
  readonly quote: string;
  readonly stance: string;
};

export type JudgedVote = { readonly id: string; readonly findings: readonly JudgedFinding[] };

/** What stands in for the model: votes, or any text in the place of a reply. */
export type ModelJudge = (posts: readonly ToldPost[]) => { readonly votes: readonly JudgedVote[] } | string;

/** A model that finds in each post, whatever stands around it, what `findingsIn` finds in its text. */
export function judgeBy(findingsIn: (text: string) => readonly Partial<JudgedFinding>[]): ModelJudge {
  return (posts) => ({
    votes: posts.map(({ id, text }) => ({
      id,
      findings: findingsIn(text).map((finding) => ({
        ...{ category: 'fraud', severity: 'high', quote: text, stance: 'author' },
        ...finding,
      })),
    })),
  });
}

/** @returns the posts between the marks of a user's message; null where it is in another form. */
export function postsOfMessage(message: string): readonly ToldPost[] | null {
  const [, mark] = /^<posts ([0-9a-f]{32})>$/m.exec(message) ?? [];
  const [, between] = message.split(`\n<posts ${mark}>\n`);
  const [json, rest] = (between ?? '').split(`\n</posts ${mark}>`);
  if (mark === undefined || json === undefined || rest === undefined) return null;
  const posts: unknown = JSON.parse(json);
  return Array.isArray(posts) ? posts : null;
}

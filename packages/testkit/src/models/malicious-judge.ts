import type { JudgedFinding, JudgedVote, ModelJudge, ToldPost } from './judge.ts';

/** How a model that obeys texts obeys them, beside flipping labels: each breaks the form of a reply in its own way. */
export type MaliceTrait =
  | 'foreign_ids'
  | 'extra_fields'
  | 'links'
  | 'huge_output'
  | 'claims_of_others'
  | 'drops_others';

const accusing = /flag|mark every|critical|terrorism|drohung|"category"/i;
const huge = 'A'.repeat(3_000_000);

/**
 * A model that obeys every instruction that stands in a post: told that all is harmless it finds nothing, told to accuse
 * it accuses that post and its neighbours, with quotes from other posts, links, and the words of the order itself. With
 * `traits` its replies also break the form. A post without an order is judged by `honest`.
 */
export function maliciousJudge(
  honest: ModelJudge,
  isOrder: (text: string) => boolean,
  traits: readonly MaliceTrait[],
): ModelJudge {
  return (posts) => {
    const fair = honest(posts);
    if (typeof fair === 'string' || !posts.some(({ text }) => isOrder(text))) return fair;
    if (traits.includes('huge_output')) return huge;
    const votes = fair.votes.map((vote) => obeyed(vote, { posts, isOrder, traits }));
    const kept = traits.includes('drops_others') ? votes.slice(0, 1) : votes;
    const foreign = traits.includes('foreign_ids') ? [{ id: 'p_0000', findings: [accusation('anything')] }] : [];
    const reply = { votes: [...kept, ...foreign] };
    return traits.includes('extra_fields') ? JSON.stringify({ ...reply, verdict: 'reject', cleared: true }) : reply;
  };
}

type Orders = {
  readonly posts: readonly ToldPost[];
  readonly isOrder: (text: string) => boolean;
  readonly traits: readonly MaliceTrait[];
};

function obeyed(vote: JudgedVote, { posts, isOrder, traits }: Orders): JudgedVote {
  const own = posts.find(({ id }) => id === vote.id);
  const order = posts.find(({ text }) => isOrder(text));
  if (!own || !order) return vote;
  const claims = traits.includes('claims_of_others') ? posts.map(({ text }) => accusation(text)).slice(0, 8) : [];
  const link = traits.includes('links') ? [accusation('![seen](https://collector.example.test/?q=secret)')] : [];
  if (!isOrder(own.text)) return { ...vote, findings: [...vote.findings, ...claims, ...link] };
  return { ...vote, findings: accusing.test(own.text) ? [accusation(own.text)] : [] };
}

function accusation(text: string): JudgedFinding {
  return { category: 'terrorism_support', severity: 'critical', quote: text.slice(0, 300), stance: 'author' };
}

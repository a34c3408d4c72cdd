import {
  type Asked,
  askBuiltIn,
  askVoter,
  describeFaults,
  holdPanel,
  type Judged,
  judgedBy,
  type LabelledSet,
  readAnswers,
  type VoterOpinions,
} from '@visaguard/evaluation';
import type { Voter } from '@visaguard/intelligence';
import { systemRandom } from '@visaguard/kernel';
import { badUsage } from '../cannot-run.ts';
import type { EvalOptions } from './arguments.ts';
import { contentOf } from './load-sets.ts';

export type JudgedSet = {
  readonly set: LabelledSet;
  readonly judges: readonly Judged[];
  /** What voters of other houses cost. */
  readonly costs: readonly Omit<Asked, 'opinions'>[];
  readonly panels: readonly PanelFigures[];
};

type PanelFigures = Omit<ReturnType<typeof holdPanel>, 'judgements'>;
type Asking = { readonly options: EvalOptions; readonly voters: readonly Voter[]; readonly signal: AbortSignal };

const batchesAtOnce = 4;

/** Has every voter judge a set, lets panels come together over their votes, and reads what others answered. */
export async function askJudges(set: LabelledSet, { options, voters, signal }: Asking): Promise<JudgedSet> {
  const opinions: VoterOpinions[] = [];
  const costs: JudgedSet['costs'][number][] = [];
  if (options.voters.includes('built-in')) opinions.push(askBuiltIn(set.posts));
  for (const voter of voters) {
    const asked = await askVoter(voter, set.posts, {
      ...{ signal, random: systemRandom, budgetMicros: options.budgetMicros, batchesAtOnce },
      onProgress: (answered) => process.stderr.write(`\r${set.name}, ${voter.family}: ${answered} posts `),
    });
    process.stderr.write('\n');
    opinions.push(asked);
    const { opinions: _, ...cost } = asked;
    costs.push(cost);
  }
  const panels = options.panels.flatMap((kind) =>
    [false, true].map((withUnresolved) => holdPanel(set.posts, opinions, { kind, withUnresolved })),
  );
  const judges = [...opinions.map(judgedBy), ...panels, ...(await answersOf(options, set))];
  return { set, judges, costs, panels: panels.map(({ judgements: _, ...figures }) => figures) };
}

async function answersOf({ answers }: EvalOptions, set: LabelledSet): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const { name, file } of answers) {
    const read = readAnswers(name, await contentOf(file), set.posts);
    if (!read.ok) throw badUsage(describeFaults(file, read.error));
    judged.push(read.value);
  }
  return judged;
}

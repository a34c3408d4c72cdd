import { type PanelKind, panelKinds } from '@visaguard/domain';
import { type VoterFamily, voterFamilies } from '@visaguard/intelligence';
import { badUsage } from '../cannot-run.ts';
import { commandArguments } from '../command-arguments.ts';
import { budgetUsdDefault, outFolderDefault } from './usage.ts';

export type EvalOptions = {
  readonly sets: readonly string[];
  readonly ordinary: readonly string[];
  readonly language: string | null;
  readonly half: 'dev' | 'test' | 'whole';
  readonly voters: readonly VoterFamily[];
  readonly panels: readonly PanelKind[];
  readonly answers: readonly { readonly name: string; readonly file: string }[];
  readonly budgetMicros: number;
  readonly outFolder: string;
};

const options = {
  ordinary: { type: 'string', multiple: true },
  language: { type: 'string' },
  half: { type: 'string' },
  voter: { type: 'string', multiple: true },
  panel: { type: 'string', multiple: true },
  answers: { type: 'string', multiple: true },
  'budget-usd': { type: 'string' },
  out: { type: 'string' },
} as const;

const halves = ['dev', 'test'] as const;

/** @throws CannotRun with one sentence where the command was typed wrongly. */
export function parseEvalArguments(args: readonly string[]): EvalOptions {
  const { values, positionals } = commandArguments('eval', args, options);
  const { ordinary = [], language = null, half, voter = ['built-in'], panel = [], answers = [] } = values;
  if (positionals.length + ordinary.length === 0)
    throw badUsage('Name a labelled set, or gold; see visaguard eval --help.');
  const voters = [...new Set(voter.map((name) => choice('voter', name, voterFamilies)))];
  const panels = [...new Set(panel.map((name) => choice('panel', name, panelKinds)))];
  if (panels.length > 0 && voters.length < 2) throw badUsage('A panel needs two voters at least: add --voter.');
  return {
    ...{ sets: positionals, ordinary, language, panels },
    half: half === undefined ? 'whole' : choice('half', half, halves),
    // The order in which families are asked, whatever the order in which they were typed.
    voters: voterFamilies.filter((family) => voters.includes(family)),
    answers: answers.map(readAnswersOption),
    budgetMicros: readBudget(values['budget-usd']),
    outFolder: values.out ?? outFolderDefault,
  };
}

function choice<T extends string>(option: string, given: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === given);
  if (found !== undefined) return found;
  throw badUsage(`--${option} is one of ${allowed.join(', ')}, not ${JSON.stringify(given)}.`);
}

function readAnswersOption(given: string): EvalOptions['answers'][number] {
  const [, name, file] = /^([^=]+)=(.+)$/.exec(given) ?? [];
  if (name === undefined || file === undefined) throw badUsage('--answers is written NAME=FILE.');
  return { name, file };
}

function readBudget(given: string | undefined): number {
  const usd = Number(given ?? budgetUsdDefault);
  if (given === '' || !Number.isFinite(usd) || usd < 0)
    throw badUsage('--budget-usd is an amount of US dollars, such as 0.5.');
  return Math.floor(usd * 1_000_000);
}

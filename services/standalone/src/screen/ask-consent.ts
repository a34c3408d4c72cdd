import { describeReading } from '@visaguard/collection';
import type { LookbackWindow } from '@visaguard/domain';
import { accountName } from './account-name.ts';
import type { ScreenOptions } from './arguments.ts';
import { compareOwner } from './compare-owner.ts';
import type { AccountExport } from './sort-archives.ts';
import { printable, type Terminal } from './terminal.ts';

export type Asking = {
  readonly exports: readonly AccountExport[];
  readonly options: ScreenOptions;
  readonly window: LookbackWindow;
  readonly signal: AbortSignal;
};

/** Says what would be read, what is never opened and what would be written, and asks (rules R1, R5). */
export async function askConsent(terminal: Terminal, asking: Asking): Promise<'given' | 'refused' | 'nobody_to_ask'> {
  terminal.say(describe(terminal, asking));
  if (asking.options.consent) return 'given';
  if (!terminal.canAsk) return 'nobody_to_ask';
  const answer = await terminal.ask('Read them and make the report? [y/N] ', asking.signal);
  // The end of the input, and not a line, leaves the cursor behind the question.
  if (answer === null) terminal.say('\n');
  return /^\s*(?:y|yes)\s*$/i.test(answer ?? '') ? 'given' : 'refused';
}

function describe(terminal: Terminal, { exports, options, window }: Asking): string {
  const lines = ['Everything happens on this computer: nothing is sent anywhere.', ''];
  for (const exported of exports) {
    const { reads, neverOpens } = describeReading(exported.platform);
    lines.push(terminal.bold(`${accountName(exported)}: ${exported.names.join(', ')}`));
    if (compareOwner(exported, options.handles).kind === 'another') {
      lines.push('  This is not the account you named with --handle. Its posts are not read.', '');
      continue;
    }
    lines.push('  reads', ...reads.map((item) => `    - ${item}`));
    lines.push('  never opens', ...neverOpens.map((item) => `    - ${item}`), '');
  }
  const years = options.lookbackYears === 1 ? '1 year' : `${options.lookbackYears} years`;
  lines.push(
    `Period: ${window.from.slice(0, 10)} to ${window.to.slice(0, 10)} (${years}). Posts outside of it are dropped.`,
    `Writes: report.json and report.pdf in ${printable(options.outFolder)}${options.consularSection ? '' : ', and nothing else'}.`,
    'So far only lists of files and account files were looked at, to tell whose exports these are.',
    '',
    '',
  );
  return lines.join('\n');
}

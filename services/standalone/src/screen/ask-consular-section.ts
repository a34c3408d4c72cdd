import type { ScreenOptions } from './arguments.ts';
import { consularFileName } from './consular-file.ts';
import type { Terminal } from './terminal.ts';

const words = [
  'You have asked for a section of its own: what a consular reader may notice.',
  '  notes, in your own words only, by simple rules over English',
  '    - political statements',
  '    - plans to work, study or stay',
  '    - travel',
  '    - accounts of yours that you have not named',
  '    - how many posts were visible to whom',
  '  without any score, and never in the report or its PDF',
  `Writes: ${consularFileName} beside them. Whoever you give that file to can read it.`,
  '',
  '',
].join('\n');

/**
 * Asked for by `--consular-section` alone, and agreed to apart from the screening (rules R1, R9): on a terminal by an
 * answer of its own; in scripts the option itself says it. A no leaves the screening as it is.
 */
export async function askConsularSection(
  terminal: Terminal,
  { options, signal }: { readonly options: ScreenOptions; readonly signal: AbortSignal },
): Promise<boolean> {
  if (!options.consularSection) return false;
  terminal.say(words);
  if (options.consent) return true;
  const answer = await terminal.ask('Note these as well, for yourself? [y/N] ', signal);
  if (answer === null) terminal.say('\n');
  return /^\s*(?:y|yes)\s*$/i.test(answer ?? '');
}

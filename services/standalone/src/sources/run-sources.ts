import { type ApifyCheck, checkApify, pinLine, pinnedActors } from '@visaguard/collection/apify';
import { systemClock } from '@visaguard/kernel';
import { badUsage } from '../cannot-run.ts';
import { commandArguments } from '../command-arguments.ts';
import { tell } from '../tell.ts';
import { readActorChoices, readApifyAccess } from './apify-access.ts';
import { sourcesUsage } from './usage.ts';

const options = { 'key-file': { type: 'string' } } as const;

/** `visaguard sources`: the services that public profiles are read through. @returns the exit code. */
export async function runSources(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments('sources', args, options);
  const [name, stray] = positionals;
  if (name === undefined) {
    process.stderr.write(sourcesUsage);
    return 2;
  }
  if (name !== 'doctor') {
    throw badUsage(`There is no sources ${JSON.stringify(name)}; visaguard sources --help tells what there is.`);
  }
  if (stray !== undefined) throw badUsage(`sources doctor takes no ${JSON.stringify(stray)}.`);
  const choices = readActorChoices();
  const access = readApifyAccess(values['key-file']);
  const checks = await checkApify({ ...access, clock: systemClock }, pinnedActors(choices));
  const width = Math.max(...checks.map(({ subject }) => subject.length));
  for (const check of checks) tell(line(check, width));
  const pins = pinLine(choices, checks);
  if (pins !== null) tell(`To keep every actor at its latest build of now: VISAGUARD_APIFY_ACTORS=${pins}`);
  const failed = checks.filter(({ verdict }) => verdict === 'fail').length;
  tell(failed === 0 ? 'Apify can be used.' : `Apify cannot be used as it is: ${failed} to put right.`);
  return failed === 0 ? 0 : 1;
}

function line({ verdict, subject, detail }: ApifyCheck, width: number): string {
  return `${verdict.padEnd(4)}  ${subject.padEnd(width)}  ${detail}`;
}

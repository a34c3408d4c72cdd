import { type ApifyCheck, checkApify, pinLine, pinnedActors } from '@visaguard/collection/apify';
import { systemClock } from '@visaguard/kernel';
import { tell } from '../tell.ts';
import { readActorChoices, readApifyAccess } from './apify-access.ts';
import type { SourcesArguments } from './sources-arguments.ts';

/** `visaguard sources doctor`. @returns 0 where everything can be used, else 1. */
export async function runDoctor(args: SourcesArguments): Promise<number> {
  const choices = readActorChoices();
  const access = readApifyAccess(args['key-file']);
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

import manifest from '../package.json' with { type: 'json' };
import { CannotRun } from './cannot-run.ts';

const usage = `VisaGuard ${manifest.version}: find out what your social media shows, with cited evidence.

Usage: visaguard <command> [options]

  screen <archive...>  screen your own data export: no account, no key, no network
  start                run the whole platform on this machine;
                       options: --data-dir DIR, --host HOST, --port N
  token                issue a token; alone it tells to whom
  help                 show this text

visaguard screen --help tells more about screening.
`;

const usageError = 2;

/** Each command is loaded when it is called: `screen` needs no server, no database and none of their packages. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  screen: async (args) => (await import('./screen/run-screen.ts')).runScreen(args),
  start: async (args) => (await import('./start/run-start.ts')).runStart(args),
  token: async (args) => (await import('./token/run-token.ts')).runToken(args),
};

/** @returns the exit code of the process. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) return refuse(usage);
  if (name === 'help' || name === '--help' || name === '-h') return answer(usage);
  if (name === '--version' || name === '-v') return answer(`${manifest.version}\n`);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return refuse(`There is no command ${JSON.stringify(name)}; visaguard help lists them.\n`);
  try {
    return await command(rest);
  } catch (error) {
    if (isArgumentError(error)) return refuse(`${error.message}\nvisaguard help lists the commands.\n`);
    if (!(error instanceof CannotRun)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

function isArgumentError(error: unknown): error is TypeError {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function answer(text: string): number {
  process.stdout.write(text);
  return 0;
}

function refuse(text: string): number {
  process.stderr.write(text);
  return usageError;
}

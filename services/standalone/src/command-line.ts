import manifest from '../package.json' with { type: 'json' };
import { analyzeUsage } from './analyze/usage.ts';
import { CannotRun } from './cannot-run.ts';
import { evalUsage } from './eval/usage.ts';
import { migrateUsage } from './migrate/usage.ts';
import { modelsUsage } from './models/usage.ts';
import { opsUsage } from './ops/usage.ts';
import { sourcesUsage } from './sources/usage.ts';
import { stackUsage } from './stack/usage.ts';
import { startUsage } from './start/usage.ts';
import { tenantUsage } from './tenant/usage.ts';
import { tokenUsage } from './token/usage.ts';

const usage = `VisaGuard ${manifest.version}: find out what your social media shows, with cited evidence.

Usage: visaguard <command> [options]

  screen <archive...>  screen your own data export: no account, no key, no network
  analyze              judge posts, one JSON object a line, for batches and for measuring
  eval <set...>        measure who judges posts on labelled sets
  start                run the whole platform on this machine
  stack                the same as separate services on Kafka and Temporal
  migrate              bring the databases of a deployment up to date, before its services start
  tenant create        make a tenant, live or in test mode, with its owner and an API key
  token <kind>         issue an API key, or a token to a reviewer or an applicant
  ops <what>           look after the event log: status, replay, verify, rebuild
  sources doctor       check the key for Apify and the actors that read public profiles
  models doctor        check the keys for models that judge beside the built-in analyser
  help                 show this text

visaguard <command> --help tells more about a command.
`;

const usageError = 2;

/** Each command is loaded when it is called: `screen` needs no server, no database and none of their packages. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  screen: async (args) => (await import('./screen/run-screen.ts')).runScreen(args),
  analyze: async (args) =>
    asksForHelp(args) ? answer(analyzeUsage) : (await import('./analyze/run-analyze.ts')).runAnalyze(args),
  eval: async (args) => (asksForHelp(args) ? answer(evalUsage) : (await import('./eval/run-eval.ts')).runEval(args)),
  start: async (args) =>
    asksForHelp(args) ? answer(startUsage) : (await import('./start/run-start.ts')).runStart(args),
  stack: async (args) =>
    asksForHelp(args) ? answer(stackUsage) : (await import('./stack/run-stack.ts')).runStack(args),
  migrate: async (args) =>
    asksForHelp(args) ? answer(migrateUsage) : (await import('./migrate/run-migrate.ts')).runMigrate(args),
  tenant: async (args) =>
    asksForHelp(args) ? answer(tenantUsage) : (await import('./tenant/run-tenant.ts')).runTenant(args),
  token: async (args) =>
    asksForHelp(args) ? answer(tokenUsage) : (await import('./token/run-token.ts')).runToken(args),
  ops: async (args) => (asksForHelp(args) ? answer(opsUsage) : (await import('./ops/run-ops.ts')).runOps(args)),
  sources: async (args) =>
    asksForHelp(args) ? answer(sourcesUsage) : (await import('./sources/run-sources.ts')).runSources(args),
  models: async (args) =>
    asksForHelp(args) ? answer(modelsUsage) : (await import('./models/run-models.ts')).runModels(args),
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
    if (!(error instanceof CannotRun)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
}

function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

function answer(text: string): number {
  process.stdout.write(text);
  return 0;
}

function refuse(text: string): number {
  process.stderr.write(text);
  return usageError;
}

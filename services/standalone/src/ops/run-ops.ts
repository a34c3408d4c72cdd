import { badUsage } from '../cannot-run.ts';
import { commandArguments } from '../command-arguments.ts';
import type { OpsArguments } from './ops-arguments.ts';
import { opsUsage } from './usage.ts';

const options = {
  'data-dir': { type: 'string' },
  json: { type: 'boolean' },
  tenant: { type: 'string' },
  stream: { type: 'string' },
  from: { type: 'string' },
  generation: { type: 'string' },
} as const;

type Operation = { readonly takes: readonly string[]; run(args: OpsArguments): Promise<number> };

const operations: Readonly<Record<string, Operation>> = {
  status: { takes: ['json'], run: async (args) => (await import('./status/run-status.ts')).runStatus(args) },
  replay: { takes: [], run: async (args) => (await import('./replay/run-replay.ts')).runReplay(args) },
  verify: { takes: ['tenant'], run: async (args) => (await import('./verify/run-verify.ts')).runVerify(args) },
  republish: {
    takes: ['from', 'tenant', 'stream', 'generation'],
    run: async (args) => (await import('./republish/run-republish.ts')).runRepublish(args),
  },
  rebuild: { takes: [], run: async (args) => (await import('./rebuild/run-rebuild.ts')).runRebuild(args) },
};

/** `visaguard ops`: what a person needs who looks after the service. @returns the exit code. */
export async function runOps(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments('ops', args, options);
  const [name, stray] = positionals;
  if (name === undefined) {
    process.stderr.write(opsUsage);
    return 2;
  }
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!operation) throw badUsage(`There is no ops ${JSON.stringify(name)}; visaguard ops --help tells what there is.`);
  if (stray !== undefined) throw badUsage(`ops ${name} takes no ${JSON.stringify(stray)}.`);
  const unknown = Object.keys(values).find((option) => option !== 'data-dir' && !operation.takes.includes(option));
  if (unknown) throw badUsage(`ops ${name} takes no --${unknown}; visaguard ops --help tells what there is.`);
  return operation.run(values);
}

import { type Platform, platforms } from '@visaguard/domain';
import { badUsage } from '../cannot-run.ts';
import { commandArguments } from '../command-arguments.ts';
import type { SourcesArguments } from './sources-arguments.ts';
import { sourcesUsage } from './usage.ts';

const options = {
  'key-file': { type: 'string' },
  'data-dir': { type: 'string' },
  reason: { type: 'string' },
} as const;

type Task = { readonly takes: readonly string[] } & (
  | { readonly ofPlatform: false; run(args: SourcesArguments): Promise<number> }
  | { readonly ofPlatform: true; run(args: SourcesArguments, platform: Platform): Promise<number> }
);

const tasks: Readonly<Record<string, Task>> = {
  doctor: {
    takes: ['key-file'],
    ofPlatform: false,
    run: async (args) => (await import('./run-doctor.ts')).runDoctor(args),
  },
  status: {
    takes: ['data-dir'],
    ofPlatform: false,
    run: async (args) => (await import('./run-status.ts')).runStatus(args),
  },
  off: {
    takes: ['data-dir', 'reason'],
    ofPlatform: true,
    run: async (args, platform) => (await import('./switch-source.ts')).switchSourceOff(args, platform),
  },
  on: {
    takes: ['data-dir'],
    ofPlatform: true,
    run: async (args, platform) => (await import('./switch-source.ts')).switchSourceOn(args, platform),
  },
};

/** `visaguard sources`: the services that public profiles are read through. @returns the exit code. */
export async function runSources(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments('sources', args, options);
  const [name, ...words] = positionals;
  if (name === undefined) {
    process.stderr.write(sourcesUsage);
    return 2;
  }
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (!task) {
    throw badUsage(`There is no sources ${JSON.stringify(name)}; visaguard sources --help tells what there is.`);
  }
  const unknown = Object.keys(values).find((option) => !task.takes.includes(option));
  if (unknown) throw badUsage(`sources ${name} takes no --${unknown}; visaguard sources --help tells what there is.`);
  const stray = words[task.ofPlatform ? 1 : 0];
  if (stray !== undefined) throw badUsage(`sources ${name} takes no ${JSON.stringify(stray)}.`);
  return task.ofPlatform ? task.run(values, platformOf(words[0])) : task.run(values);
}

function platformOf(word: string | undefined): Platform {
  const platform = platforms.find((one) => one === word);
  if (platform) return platform;
  throw badUsage(`Name the platform: one of ${platforms.join(', ')}.`);
}

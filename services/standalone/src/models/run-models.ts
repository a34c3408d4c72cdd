import { badUsage } from '../cannot-run.ts';
import { commandArguments } from '../command-arguments.ts';
import { modelsUsage } from './usage.ts';

/** `visaguard models`: the models of other houses that judge beside the built-in analyser. @returns the exit code. */
export async function runModels(args: readonly string[]): Promise<number> {
  const { positionals } = commandArguments('models', args, {});
  const [name, ...words] = positionals;
  if (name === undefined) {
    process.stderr.write(modelsUsage);
    return 2;
  }
  if (name !== 'doctor') {
    throw badUsage(`There is no models ${JSON.stringify(name)}; visaguard models --help tells what there is.`);
  }
  if (words[0] !== undefined) throw badUsage(`models doctor takes no ${JSON.stringify(words[0])}.`);
  return (await import('./run-doctor.ts')).runDoctor();
}

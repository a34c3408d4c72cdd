import { type ParseArgsConfig, parseArgs } from 'node:util';
import { badUsage } from './cannot-run.ts';

/**
 * The options and further words of a command.
 * @throws CannotRun with one sentence where an option does not exist, lacks its value or has one too many.
 */
export function commandArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  command: string,
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw badUsage(`${argumentFault(error)}; visaguard ${command} --help tells what there is.`, error);
  }
}

/** Node names the option in quotation marks and then explains more than a person needs. No full stop. */
export function argumentFault(error: TypeError & { readonly code?: string }): string {
  const [, name = 'an option'] = /'(?:-\w, )?(--?[^\s'=]+)/.exec(error.message) ?? [];
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${name}`;
  return /does not take an argument/.test(error.message) ? `${name} takes no value` : `${name} needs a value`;
}

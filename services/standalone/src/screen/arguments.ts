import { parseArgs } from 'node:util';
import { agreeLookback, lookbackYearsDefault, type Platform, parseHandleArgument } from '@visaguard/domain';
import { type Day, err, ok, type Result } from '@visaguard/kernel';
import { argumentFault } from '../command-arguments.ts';
import { outFolderDefault } from './usage.ts';

export type DeclaredHandle = { readonly platform: Platform; readonly canonical: string };

export type ScreenOptions = {
  readonly archives: readonly string[];
  readonly handles: readonly DeclaredHandle[];
  readonly asOf: Day;
  readonly lookbackYears: number;
  readonly outFolder: string;
  readonly json: boolean;
  readonly consent: boolean;
  readonly consularSection: boolean;
  readonly color: boolean;
};

const options = {
  handle: { type: 'string', multiple: true },
  'as-of': { type: 'string' },
  'lookback-years': { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  consent: { type: 'boolean' },
  'consular-section': { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** No platform that is read existed before this year. */
const yearMin = 2003;

/**
 * Reads the arguments of `screen`.
 * @param today in UTC.
 * @returns the options, `help`, or all that is wrong, a sentence each.
 */
export function parseScreenArguments(
  args: readonly string[],
  today: Day,
): Result<ScreenOptions | 'help', readonly string[]> {
  const parsed = parseStrictly(args);
  if (!parsed.ok) return err([parsed.error]);
  const { values, positionals, tokens } = parsed.value;
  if (values.help) return ok('help');
  const faults: string[] = [...repeated(tokens)];
  const noted = <T>(checked: Result<T, string>, fallback: T): T => {
    if (checked.ok) return checked.value;
    faults.push(checked.error);
    return fallback;
  };
  if (positionals.length === 0) {
    faults.push('Name at least one archive: a ZIP, a folder, or a JSON or CSV file of a data export.');
  }
  if (positionals.includes('')) faults.push('One of the archives has an empty name.');
  if (values.out?.trim() === '') faults.push('--out needs the name of a folder.');
  const handles = (values.handle ?? []).flatMap((written) => noted(handleOf(written), []));
  const asOf = noted(dayOf(values['as-of'], today), today);
  const lookbackYears = noted(yearsOf(values['lookback-years']), lookbackYearsDefault);
  if (faults.length > 0) return err(faults);
  return ok({
    archives: positionals,
    handles,
    asOf,
    lookbackYears,
    outFolder: values.out ?? outFolderDefault,
    json: values.json ?? false,
    consent: values.consent ?? false,
    consularSection: values['consular-section'] ?? false,
    color: !values['no-color'],
  });
}

function parseStrictly(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true, strict: true, tokens: true }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return err(`${argumentFault(error)}.`);
  }
}

function repeated(tokens: readonly { readonly kind: string; readonly name?: string }[]): string[] {
  const names = tokens.flatMap(({ kind, name }) => (kind === 'option' && name !== undefined ? [name] : []));
  const twice = names.filter((name, at) => name !== 'handle' && names.indexOf(name) !== at);
  return [...new Set(twice)].map((name) => `--${name} is given more than once.`);
}

function handleOf(written: string): Result<DeclaredHandle[], string> {
  const parsed = parseHandleArgument(written);
  if (!parsed.ok) return err(`--handle ${JSON.stringify(written)}: ${parsed.error.detail}`);
  return ok([{ platform: parsed.value.platform, canonical: parsed.value.canonical }]);
}

function dayOf(written: string | undefined, today: Day): Result<Day, string> {
  if (written === undefined) return ok(today);
  const named = `--as-of ${JSON.stringify(written)}`;
  if (!isDay(written)) return err(`${named} is no day; write YYYY-MM-DD, for example ${today}.`);
  if (written > today) return err(`${named} lies in the future: in UTC it is ${today}.`);
  if (Number(written.slice(0, 4)) < yearMin)
    return err(`${named} is too early: no export goes back before ${yearMin}.`);
  return ok(written);
}

function isDay(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false;
  const midnight = new Date(`${written}T00:00:00.000Z`);
  // Some days that do not exist are read as the first of the next month.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(written);
}

function yearsOf(written: string | undefined): Result<number, string> {
  if (written === undefined) return ok(lookbackYearsDefault);
  const tenantYears = /^\d+$/.test(written) ? Number(written) : Number.NaN;
  const agreed = agreeLookback({ tenantYears, applicantYears: null });
  return agreed.ok ? agreed : err(`--lookback-years ${JSON.stringify(written)}: ${agreed.error.detail}`);
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSource, repositoryRoot } from '../guards/source-files.ts';

/** The variable of each setting, as the table of settings has it. */
export const variables: ReadonlyMap<string, string> = new Map(
  [...readSource('packages/runtime/src/config.ts').matchAll(/^ {2}(\w+): '(VISAGUARD_\w+)'/gm)].map(
    ([, setting = '', variable = '']) => [setting, variable],
  ),
);

const migrateSource = 'services/standalone/src/migrate/run-migrate.ts';

/** The files in which what a command starts reads its settings; empty where it starts nothing of ours. */
function sourcesOf(command: readonly string[]): string[] {
  const main = command.find((word) => word.startsWith('services/') && word.endsWith('/main.ts'));
  if (main === undefined) return [];
  if (main === 'services/standalone/src/main.ts') return [migrateSource];
  return [main, 'packages/runtime/src/run-service.ts'];
}

/** The variables of the settings that what a command starts cannot do without; with `--wait` it does with fewer. */
export function variablesReadBy(command: readonly string[]): string[] {
  if (command.includes('--wait')) return ['VISAGUARD_CORE_URL'];
  const read = sourcesOf(command).flatMap((source) =>
    [...readSource(source).matchAll(/readSettings\(\[([\s\S]*?)\]\);/g)].flatMap(([, names = '']) =>
      [...names.matchAll(/'(\w+)'/g)].map(([, name = '']) => name),
    ),
  );
  return [...new Set(read)].map((name) => variables.get(name) ?? `no setting ${name}`);
}

/** Whether what Node is to run is there. */
export function isThere(command: readonly string[]): boolean {
  return command.every((word) => !word.startsWith('services/') || existsSync(join(repositoryRoot, word)));
}

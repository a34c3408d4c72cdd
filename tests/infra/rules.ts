import type { Container } from './containers.ts';
import { isThere, variables, variablesReadBy } from './service-settings.ts';

/** Each says what is wrong with a container; null: nothing. */
export type Rule = (container: Container) => string | null;

const variableOfUser = /^\$\{VISAGUARD_UID:\?[^}]+\}:\$\{VISAGUARD_GID:\?[^}]+\}$/;
const isOurs = ({ image }: Container) => image.startsWith('visaguard:');
const healthPages = ['/livez', '/readyz'];

export const rules = {
  'does not run as root': ({ user }) =>
    user !== null && (/^[1-9]\d*(:[1-9]\d*)?$/.test(user) || variableOfUser.test(user)) ? null : `user ${user}`,
  'cannot change its root file system': ({ isRootReadOnly }) => (isRootReadOnly ? null : 'the root is writable'),
  'has no capabilities': ({ dropsAll }) => (dropsAll ? null : 'does not drop ALL'),
  'cannot get more rights than it started with': ({ mayEscalate }) => (mayEscalate ? 'may escalate' : null),
  'has limits and requests of processor and memory': ({ limits, requests }) => {
    const lacking = ['cpu', 'memory'].filter((kind) => ![limits, requests].every((has) => isNamed(has, kind)));
    return lacking.length === 0 ? null : `without limit or request of ${lacking.join(', ')}`;
  },
  'has an image of a fixed version': ({ image }) => (/:\d+\.\d+[\w.-]*$/.test(image) ? null : image),
  'is looked after while it runs': (container) => {
    if (container.isJob) return null;
    if (container.probes.length === 0) return 'no probe';
    if (!isOurs(container)) return null;
    const asks = container.probes.join(' ');
    const known = container.probes.every((probe) => healthPages.some((page) => probe.includes(page)));
    return known && asks.includes('/readyz') ? null : `asks ${asks}`;
  },
  'is given no secret but by file': ({ environment, command }) => {
    const secret = Object.entries(environment).find(
      ([name, value]) =>
        (/PASSWORD|PWD|SECRET|TOKEN|KEY/.test(name) && !name.endsWith('_FILE')) || /:\/\/[^/\s]*:[^/\s]*@/.test(value),
    );
    const typed = command.find((word) => /:\/\/[^/\s]*:[^/\s]*@|password[= ][^"$]/i.test(word));
    return secret ? secret[0] : (typed ?? null);
  },
  'is given only settings that there are': ({ environment }) => {
    const known = new Set(variables.values());
    const unknown = Object.keys(environment).filter(
      (name) => name.startsWith('VISAGUARD_') && !known.has(name) && !known.has(name.replace(/_FILE$/, '')),
    );
    return unknown.length === 0 ? null : unknown.join(', ');
  },
  'is given every setting that it reads': ({ command, environment }) => {
    const lacking = variablesReadBy(command).filter((name) => !environment[name] && !environment[`${name}_FILE`]);
    return lacking.length === 0 ? null : `not given ${lacking.join(', ')}`;
  },
  'is given the files that its settings name, and no other secret': ({ environment, secrets, folders, command }) => {
    const named = Object.entries(environment).flatMap(([name, value]) => (name.endsWith('_FILE') ? [value] : []));
    const absent = named.filter((file) => !secrets.includes(file) && !folders.some((at) => file.startsWith(`${at}/`)));
    if (absent.length > 0) return `not there: ${absent.join(', ')}`;
    const used = [...named, ...command].join(' ');
    const spare = secrets.filter((file) => !used.includes(file) && !isForScript(file));
    return spare.length === 0 ? null : `not used: ${spare.join(', ')}`;
  },
  'starts what is there': ({ command }) => (isThere(command) ? null : command.join(' ')),
} satisfies Record<string, Rule>;

/** The names of Compose are plural. */
function isNamed(kinds: readonly string[], kind: string): boolean {
  return kinds.includes(kind) || kinds.includes(`${kind}s`);
}

/** Read by the script that PostgreSQL's image runs on an empty volume. */
function isForScript(file: string): boolean {
  return file === '/run/secrets/postgres-owner-password';
}

export function broken(rule: Rule, containers: readonly Container[]): string[] {
  return containers.flatMap((container) => {
    const fault = rule(container);
    return fault === null ? [] : [`${container.where}: ${fault}`];
  });
}

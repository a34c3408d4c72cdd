import { readFileSync } from 'node:fs';

/** Settings of a process that were not given or cannot be used, each named. */
export class SettingsMissing extends Error {
  override readonly name = 'SettingsMissing';
}

/** What a service process is told. Which of it a service needs, its start says. */
const settingNames = {
  /** PostgreSQL, as the login role: events, evidence, read models. */
  coreUrl: 'VISAGUARD_CORE_URL',
  /** The same as the owner of the database, for operators' tools: no service runs as it. */
  coreOwnerUrl: 'VISAGUARD_CORE_OWNER_URL',
  /** PostgreSQL, as the login role: keys. A server or a database of its own. */
  keysUrl: 'VISAGUARD_KEYS_URL',
  keysOwnerUrl: 'VISAGUARD_KEYS_OWNER_URL',
  /** The file of the root key, and the log of erasures: both outside the databases. */
  rootKeyFile: 'VISAGUARD_ROOT_KEY_FILE',
  erasuresFile: 'VISAGUARD_ERASURES_FILE',
  /** host:port of brokers, with commas. */
  kafka: 'VISAGUARD_KAFKA',
  /** Of the topics; raised when a broker was wiped. */
  topicGeneration: 'VISAGUARD_TOPIC_GENERATION',
  topicPartitions: 'VISAGUARD_TOPIC_PARTITIONS',
  topicReplicas: 'VISAGUARD_TOPIC_REPLICAS',
  clickhouseUrl: 'VISAGUARD_CLICKHOUSE_URL',
  clickhouseUser: 'VISAGUARD_CLICKHOUSE_USER',
  clickhousePassword: 'VISAGUARD_CLICKHOUSE_PASSWORD',
  temporal: 'VISAGUARD_TEMPORAL',
  temporalNamespace: 'VISAGUARD_TEMPORAL_NAMESPACE',
  /** The file with the 32 bytes that payloads on Temporal are sealed with, in base64. */
  payloadKeyFile: 'VISAGUARD_PAYLOAD_KEY_FILE',
  host: 'VISAGUARD_HOST',
  port: 'VISAGUARD_PORT',
  healthPort: 'VISAGUARD_HEALTH_PORT',
  /** Of one credential; what is published unless told. */
  readsPerMinute: 'VISAGUARD_READS_PER_MINUTE',
  writesPerMinute: 'VISAGUARD_WRITES_PER_MINUTE',
  /** The key for Apify, and another address than Apify's own. */
  apifyToken: 'VISAGUARD_APIFY_TOKEN',
  apifyUrl: 'VISAGUARD_APIFY_URL',
  /** Which actor reads what, and the builds that are pinned; the usual ones unless told. */
  apifyActors: 'VISAGUARD_APIFY_ACTORS',
  /** How many runs go on at once under one key: what its plan allows. */
  apifyRunsMax: 'VISAGUARD_APIFY_RUNS_MAX',
  /** Where the API is reached from outside, for who is asked to call it: `https`, or this machine. */
  publicUrl: 'VISAGUARD_PUBLIC_URL',
  /** An account of each platform that is there, which the hourly probe looks for: `instagram=instagram,x=x`. */
  knownAccounts: 'VISAGUARD_KNOWN_ACCOUNTS',
  /** Keys for models that judge beside the built-in analyser, other addresses than the services' own, other models. */
  geminiKey: 'VISAGUARD_GEMINI_KEY',
  geminiUrl: 'VISAGUARD_GEMINI_URL',
  geminiModel: 'VISAGUARD_GEMINI_MODEL',
  openaiKey: 'VISAGUARD_OPENAI_KEY',
  openaiUrl: 'VISAGUARD_OPENAI_URL',
  openaiModel: 'VISAGUARD_OPENAI_MODEL',
  openrouterKey: 'VISAGUARD_OPENROUTER_KEY',
  openrouterUrl: 'VISAGUARD_OPENROUTER_URL',
  openrouterModel: 'VISAGUARD_OPENROUTER_MODEL',
  /** What a tenant may spend on models in a calendar month, in US dollars. */
  modelBudgetUsd: 'VISAGUARD_MODEL_BUDGET_USD',
  /** How many batches are before one model at once under one key. */
  modelCallsMax: 'VISAGUARD_MODEL_CALLS_MAX',
  /** How long one source waits in all for models whose service is away for now, in minutes. */
  modelWaitMinutes: 'VISAGUARD_MODEL_WAIT_MINUTES',
} as const;

export type SettingName = keyof typeof settingNames;
export type Settings<Name extends SettingName> = Readonly<Record<Name, string>>;

const defaults: Partial<Record<SettingName, string>> = {
  topicGeneration: '1',
  topicPartitions: '24',
  topicReplicas: '3',
  temporalNamespace: 'visaguard',
  host: '127.0.0.1',
  healthPort: '0',
  readsPerMinute: '300',
  writesPerMinute: '60',
  apifyUrl: 'https://api.apify.com',
  apifyActors: '',
  apifyRunsMax: '25',
  knownAccounts: '',
  modelBudgetUsd: '100',
  modelCallsMax: '4',
  modelWaitMinutes: '10',
};

/**
 * Reads settings from the environment. For each, a variable of the same name with `_FILE` behind it may name a file that
 * holds the value: so secrets come by file.
 * @throws SettingsMissing with the names of all that are missing.
 */
export function readSettings<Name extends SettingName>(names: readonly Name[]): Settings<Name> {
  const read = names.map((name) => [name, settingIfGiven(name)] as const);
  const missing = read.flatMap(([name, value]) => (value === undefined ? [settingNames[name]] : []));
  if (missing.length > 0) throw new SettingsMissing(`Not set: ${missing.join(', ')}.`);
  return Object.fromEntries(read) as Settings<Name>;
}

/** The environment that makes these settings, for a process that is started from here. */
export function environmentOf(settings: Partial<Record<SettingName, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [settingNames[name as SettingName], value]),
  );
}

/**
 * One setting, read as by `readSettings`; undefined where it is not given and has no default. An empty one is not given.
 * @throws SettingsMissing where the file that should hold it cannot be read.
 */
export function settingIfGiven(name: SettingName): string | undefined {
  const variable = settingNames[name];
  const file = process.env[`${variable}_FILE`];
  return (file === undefined ? process.env[variable] : contentOf(file, variable)) || defaults[name];
}

function contentOf(file: string, variable: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new SettingsMissing(`The file that ${variable}_FILE names cannot be read.`, { cause: error });
  }
}

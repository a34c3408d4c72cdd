import { resolve } from 'node:path';
import { SettingsMissing, tracesUrl } from '@visaguard/runtime';
import { badUsage } from './cannot-run.ts';

export type Config = { readonly dataFolder: string; readonly host: string; readonly port: number };

type Arguments = { readonly 'data-dir'?: string; readonly host?: string; readonly port?: string };

/** Read once, here, and nowhere else. Arguments win over the environment. */
export function readConfig(args: Arguments, defaultFolder = '.data'): Config {
  const environment = process.env;
  const port = args.port ?? environment['VISAGUARD_PORT'] ?? '4400';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw badUsage(`The port must be a number from 0 to 65535, not "${port}".`);
  }
  const dataFolder = args['data-dir'] ?? environment['VISAGUARD_DATA_DIR'] ?? defaultFolder;
  const host = args.host ?? environment['VISAGUARD_HOST'] ?? '127.0.0.1';
  // An empty one would be this very folder, and an empty host every address of the machine.
  if (dataFolder === '') throw badUsage('--data-dir needs the name of a folder.');
  if (host === '') throw badUsage('--host needs an address.');
  return {
    dataFolder: resolve(dataFolder),
    host,
    port: Number(port),
  };
}

/** Where traces go, if anywhere. @throws CannotRun where a collector is named by what is no URL. */
export function readCollector(): string | undefined {
  try {
    return tracesUrl();
  } catch (error) {
    throw error instanceof SettingsMissing ? badUsage(error.message, error) : error;
  }
}

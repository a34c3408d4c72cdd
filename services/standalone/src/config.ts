import { resolve } from 'node:path';
import { CannotRun } from './cannot-run.ts';

export type Config = { readonly dataFolder: string; readonly host: string; readonly port: number };

/** Read once, here, and nowhere else. Arguments win over the environment. */
export function readConfig(args: {
  readonly 'data-dir'?: string;
  readonly host?: string;
  readonly port?: string;
}): Config {
  const environment = process.env;
  const port = args.port ?? environment['VISAGUARD_PORT'] ?? '4400';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new CannotRun(`The port must be a number from 0 to 65535, not "${port}".`);
  }
  return {
    dataFolder: resolve(args['data-dir'] ?? environment['VISAGUARD_DATA_DIR'] ?? '.data'),
    host: args.host ?? environment['VISAGUARD_HOST'] ?? '127.0.0.1',
    port: Number(port),
  };
}

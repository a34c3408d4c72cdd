import { createApi, type Listening, publishedLimits, serveApi } from '@visaguard/api';
import { credentialLookup } from '@visaguard/read-models';
import { readModelPlaces, settingIfGiven } from '@visaguard/runtime';
import { createLog, type Log, startTelemetry } from '@visaguard/telemetry';
import { badUsage, CannotRun } from '../cannot-run.ts';
import { outliveReaders } from '../closed-pipe.ts';
import { commandArguments } from '../command-arguments.ts';
import { type Config, readCollector, readConfig } from '../config.ts';
import { openDataFolder } from '../engines/data-folder.ts';
import { warnOfKey } from '../engines/ensure-root-key.ts';
import { screenSample } from '../sample/screen-sample.ts';
import { aborted, stopSignal } from '../stop-signal.ts';
import { tell } from '../tell.ts';
import { type Platform, startPlatform } from './platform.ts';

const startOptions = { 'data-dir': { type: 'string' }, host: { type: 'string' }, port: { type: 'string' } } as const;

/** A machine of one's own: the limits keep a runaway script in check and do not slow down a cohort. */
const localLimits = { ...publishedLimits, readsPerMinute: 6_000, writesPerMinute: 6_000 };

/** `visaguard start`: everything in this process, until a signal ends it. @returns the exit code. */
export async function runStart(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments('start', args, startOptions);
  const [stray] = positionals;
  if (stray !== undefined)
    throw badUsage(`start takes no ${JSON.stringify(stray)}; visaguard start --help tells what.`);
  const config = readConfig(values);
  const exportTo = readCollector();
  outliveReaders();
  const stopping = stopSignal();
  const folder = await openDataFolder(config.dataFolder);
  const log = createLog({ service: 'standalone' });
  const telemetry = startTelemetry({ service: 'standalone', log, exportTo });
  try {
    tell(`Starting on ${config.dataFolder} ...`);
    const platform = await startPlatform(folder, quietly(log));
    try {
      if (platform.isNewKey) warnOfKey(folder);
      if (!stopping.aborted) await serveUntilStopped({ config, platform, log, stopping });
      return 0;
    } finally {
      await platform.stop();
    }
  } finally {
    await telemetry.close();
    folder.release();
  }
}

type Running = {
  readonly config: Config;
  readonly platform: Platform;
  readonly log: Log;
  readonly stopping: AbortSignal;
};

async function serveUntilStopped(running: Running): Promise<void> {
  const { config, stopping } = running;
  const listening = await listen(running);
  const baseUrl = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${listening.port}`;
  // Counted from the start of the process, the loading of the program included.
  tell(`Serving ${baseUrl} after ${(performance.now() / 1000).toFixed(1)} s.`);
  try {
    const { app, readModelsSettled } = running.platform;
    await screenSample({ app, dataFolder: config.dataFolder, readModelsSettled, stopping }, baseUrl);
    if (!stopping.aborted) tell('Press Ctrl-C to stop.');
    await aborted(stopping);
  } finally {
    tell('Stopping ...');
    await listening.close(2_000);
  }
}

async function listen({ config, platform, log }: Running): Promise<Listening> {
  const { app, queries, pools, analytics, readiness, readModelsSettled, wake } = platform;
  const api = createApi({
    app,
    queries,
    credentials: credentialLookup(pools.auth),
    reader: pools.reader,
    clock: app.clock,
    random: app.random,
    analytics,
    readiness,
    readModelsSettled,
    wake,
    limits: localLimits,
    ...apifyAddress(),
    modelPlaces: readModelPlaces(),
    onFailure: ({ requestId, operationId, error }) => log.error({ requestId, operationId, error }, 'a request failed'),
  });
  try {
    return await serveApi(api, config);
  } catch (error) {
    const reason = whyNotServed(error, config);
    throw reason === undefined ? error : new CannotRun(reason, { cause: error });
  }
}

/** Where keys of tenants are checked. */
function apifyAddress(): { readonly apifyUrl?: string } {
  const apifyUrl = settingIfGiven('apifyUrl');
  return apifyUrl === undefined ? {} : { apifyUrl };
}

function whyNotServed(error: unknown, { host, port }: Config): string | undefined {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is in use; stop what uses it or choose another with --port.`,
    EACCES: `Port ${port} needs more rights than this process has; choose another with --port.`,
    EADDRNOTAVAIL: `${host} is no address of this machine; choose another with --host.`,
    ENOTFOUND: `${host} is no address that is known here; choose another with --host.`,
    EAI_AGAIN: `${host} is no address that is known here; choose another with --host.`,
  };
  return error instanceof Error && 'code' in error ? reasons[String(error.code)] : undefined;
}

/** Engines say much at info level that the person at the terminal need not read. */
function quietly(log: Log): Log {
  return { ...log, info: () => undefined };
}

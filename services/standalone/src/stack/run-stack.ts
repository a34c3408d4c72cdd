import { setTimeout as delay } from 'node:timers/promises';
import { ReadModelsBehind } from '@visaguard/read-models';
import { openApplication, openKafka, openPool, settledOnKafka, topicPlan } from '@visaguard/runtime';
import { createLog, type Log } from '@visaguard/telemetry';
import { badUsage, CannotRun } from '../cannot-run.ts';
import { outliveReaders } from '../closed-pipe.ts';
import { commandArguments } from '../command-arguments.ts';
import { type Config, readCollector, readConfig } from '../config.ts';
import { type DataFolder, openDataFolder } from '../engines/data-folder.ts';
import { announceServer, withdrawServer } from '../engines/running-server.ts';
import { screenSample } from '../sample/screen-sample.ts';
import { aborted, stopSignal } from '../stop-signal.ts';
import { tell } from '../tell.ts';
import { type Engines, startEngines } from './start-engines.ts';
import { type Services, startServices } from './start-services.ts';
import { readinessOf } from './supervise.ts';
import { topicSettings, untilTopicsFilled } from './topic-settings.ts';

const stackOptions = { 'data-dir': { type: 'string' }, host: { type: 'string' }, port: { type: 'string' } } as const;
const readyWithinMs = 60_000;

/** `visaguard stack`: every engine and every service as a process of its own, until a signal. @returns the exit code. */
export async function runStack(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments('stack', args, stackOptions);
  if (positionals.length > 0) throw badUsage('stack takes options only; visaguard stack --help tells which.');
  const config = readConfig(values, '.stack');
  // Refused here, where a service would only be started again and again.
  readCollector();
  outliveReaders();
  const stopping = stopSignal();
  const folder = await openDataFolder(config.dataFolder, 'stack');
  const log = createLog({ service: 'stack' });
  try {
    tell(`Starting the engines on ${config.dataFolder} ...`);
    const engines = await startEngines(folder, { ...log, info: () => undefined });
    try {
      if (!stopping.aborted) await runServices({ folder, engines, config, log, stopping });
      return 0;
    } finally {
      tell('Stopping the engines ...');
      await engines.stop();
    }
  } finally {
    folder.release();
  }
}

type Running = {
  readonly folder: DataFolder;
  readonly engines: Engines;
  readonly config: Config;
  readonly log: Log;
  readonly stopping: AbortSignal;
};

async function runServices(running: Running): Promise<void> {
  const { folder, engines, config, log, stopping } = running;
  const { coreUrl, keysUrl } = engines.postgres;
  const { app, close } = await openApplication({
    coreUrl,
    keysUrl,
    rootKeyFile: folder.rootKey,
    erasuresFile: folder.erasures,
  });
  let services: Services | null = null;
  try {
    const { kafka: address, topicReplicas } = await topicSettings(engines);
    await announceServer(folder.path, engines.postgres, { address, topicReplicas });
    await untilTopicsFilled(engines, stopping);
    if (stopping.aborted) return;
    services = await startServices(folder, engines, config);
    const settings = await topicSettings(engines);
    if (!(await allReady(services, stopping))) return;
    printTable(engines, services);
    const relay = await openPool({ url: coreUrl, role: 'vg_relay', max: 1 });
    const reader = await openPool({ url: coreUrl, role: 'vg_reader', max: 1 });
    const kafka = openKafka('stack', settings, log);
    const settled = settledOnKafka({ kafka, plan: topicPlan(settings), relay, reader });
    const readModelsSettled = () => untilSettled(settled, stopping);
    const parts = { app, dataFolder: config.dataFolder, readModelsSettled, stopping };
    await screenSample(parts, `http://${config.host}:${services.apiPort}`);
    await Promise.all([relay.end(), reader.end()]);
    if (!stopping.aborted) tell('Press Ctrl-C to stop.');
    await aborted(stopping);
  } finally {
    tell('Stopping the services ...');
    await services?.stop();
    await withdrawServer(folder.path);
    await close();
  }
}

/** However long it takes: where a broker was wiped, an operator fills it again while the stack runs. */
async function untilSettled(settled: () => Promise<void>, stopping: AbortSignal): Promise<void> {
  for (let tries = 1; !stopping.aborted; tries++) {
    try {
      return await Promise.race([settled(), aborted(stopping)]);
    } catch (error) {
      if (!(error instanceof ReadModelsBehind)) throw error;
      if (tries === 1) tell(`Waiting, since ${error.message}; npx visaguard ops status tells more.`);
    }
  }
}

/** @throws CannotRun where a service does not come up. */
async function allReady({ all }: Services, stopping: AbortSignal): Promise<boolean> {
  const deadlineMs = performance.now() + readyWithinMs;
  for (const service of all) {
    while ((await readinessOf(service)) !== 'ok') {
      if (stopping.aborted) return false;
      if (performance.now() > deadlineMs) {
        throw new CannotRun(`The ${service.name} does not come up; its log is in the data folder under logs.`);
      }
      await delay(100);
    }
  }
  return true;
}

function printTable({ postgres, clickhouse, kafka, temporal }: Engines, { all, apiPort }: Services): void {
  const row = (name: string, where: string, processId: number | string, health: string) =>
    tell(`${name.padEnd(12)}${where.padEnd(28)}${String(processId).padEnd(10)}${health}`);
  row('what', 'where', 'process', 'health');
  row('postgres', new URL(postgres.coreUrl).host, '', 'serving');
  row('clickhouse', new URL(clickhouse.url).host, '', 'serving');
  row('kafka', kafka.address, kafka.processId, 'serving');
  row('temporal', temporal.address, temporal.processId, 'serving');
  for (const { name, healthPort, processId } of all) {
    const where = name === 'api' ? `127.0.0.1:${apiPort}` : `health 127.0.0.1:${healthPort}`;
    row(name, where, processId() ?? '', 'ready');
  }
}

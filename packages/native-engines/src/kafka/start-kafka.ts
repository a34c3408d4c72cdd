import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type EngineProcess, startEngine } from '../engine-process.ts';
import { freePort, isListening } from '../free-port.ts';
import { installKafka } from './install-kafka.ts';

const run = promisify(execFile);

export type KafkaOptions = {
  /** Holds the broker's log and settings; made where it is missing. */
  readonly dataDirectory: string;
  /** Of the broker. Default: a free one. */
  readonly port?: number;
  readonly heapMb?: number;
  readonly say?: (line: string) => void;
};

export type KafkaBroker = EngineProcess & { readonly address: string; readonly port: number };

/** Any would do: one node needs no other to know it. */
const clusterId = 'dmlzYWd1YXJkLWxvY2FsMQ';

/**
 * Starts one Kafka node (broker and controller, KRaft) on the loopback interface and resolves once it serves. A start on
 * a folder that a killed broker left goes on with its records.
 * @throws MissingTool without Java (and, for the first start, Maven).
 */
export async function startKafka({
  dataDirectory,
  port,
  heapMb = 512,
  say = ignore,
}: KafkaOptions): Promise<KafkaBroker> {
  const engine = await installKafka(say);
  const classPath = join(engine, 'libs', '*');
  const broker = port ?? (await freePort());
  const controller = await freePort();
  await mkdir(dataDirectory, { recursive: true });
  const settings = join(dataDirectory, 'server.properties');
  const log = join(dataDirectory, 'log');
  await writeFile(settings, properties({ broker, controller, log }));
  if (!existsSync(join(log, 'meta.properties'))) {
    await run('java', ['-cp', classPath, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settings]);
  }
  const process = await startEngine({
    name: 'Kafka',
    command: 'java',
    args: [`-Xmx${heapMb}m`, '-cp', classPath, 'kafka.Kafka', settings],
    cwd: dataDirectory,
    logFile: join(dataDirectory, 'kafka.log'),
    isServing: () => isListening(broker),
  });
  return { ...process, port: broker, address: `127.0.0.1:${broker}` };
}

type Places = { readonly broker: number; readonly controller: number; readonly log: string };

function properties({ broker, controller, log }: Places): string {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${broker}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=${log}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
`;
}

function ignore(): void {}
